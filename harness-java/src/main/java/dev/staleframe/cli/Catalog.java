package dev.staleframe.cli;

import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.ReleaseCatalog;
import java.util.function.Supplier;

/** The releases that exist, once somebody wants to know: that takes a {@code go}, and asks it. */
final class Catalog implements Supplier<ReleaseCatalog> {
  private final Session session;
  private ReleaseCatalog catalog;

  Catalog(Session session) {
    this.session = session;
  }

  @Override
  public ReleaseCatalog get() {
    if (catalog == null) {
      RunHeader.Host host = RunHeader.Host.current();
      catalog =
          ReleaseCatalog.of(
              session.environment(),
              InstalledGo.find(session.environment()),
              Workspace.find(session.environment()).cache(),
              host.os() + "-" + host.arch(),
              session.terminal().err()::println);
    }
    return catalog;
  }
}
