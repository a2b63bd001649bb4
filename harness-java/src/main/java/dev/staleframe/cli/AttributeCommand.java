package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import dev.staleframe.report.AttributeReport;
import dev.staleframe.report.AttributeResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.study.Attribute;
import dev.staleframe.study.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe attribute}. */
@Command(
    name = "attribute",
    mixinStandardHelpOptions = true,
    description = {
      "Finds which hunks of the difference between two Go releases make a scenario's fault go or"
          + " come, and which make the runtime's own check find it.",
      "",
      "It lays parts of the difference between the standard libraries over the one release until"
          + " nothing more can be left out. The compiler is the first release's, so the two should"
          + " be near each other. Exits with 0 when hunks were found, with 1 otherwise."
    })
final class AttributeCommand implements Callable<Integer> {
  private static final int MOST_BUILDS = 10_000;

  private final Session session;

  @Mixin private OutputOptions output;

  @Mixin private PlaceOptions in;

  @Mixin private TrialOptions trials;

  @Mixin private SearchOptions search;

  @Option(
      names = "--from",
      paramLabel = "RELEASE",
      defaultValue = "1.23.0",
      description = "the release that hunks are laid over (default: ${DEFAULT-VALUE})")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      defaultValue = "1.23.1",
      description =
          "the release that they are taken from, newer or older (default: ${DEFAULT-VALUE})")
  private String to;

  @Option(
      names = "--builds",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "builds at most, 3 to 10000; a search that would take more ends with the best so far"
              + " (default: ${DEFAULT-VALUE})")
  private int builds;

  AttributeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    in.requireEffect();
    Workspace workspace = Workspace.find(session.environment());
    Attribute.Request request = request(search.scenario(workspace));
    AttributeResult result;
    try (ProgressView progress = session.terminal().progress()) {
      Workbench workbench = Workbench.open(session.environment(), workspace);
      result = new Attribute(request, workbench, progress).run();
    }
    output.print(
        session.terminal(),
        out -> AttributeReport.text(result, out),
        out -> AttributeReport.json(result, out),
        result.journal());
    return (result.found() ? ExitCode.OK : ExitCode.UNEXPECTED).code();
  }

  private Attribute.Request request(Scenario found) {
    int most = search.runs();
    double confidence = search.confidence();
    Catalog catalog = new Catalog(session);
    Release one = OneRelease.of("--from", from, catalog);
    Release other = OneRelease.of("--to", to, catalog);
    if (one.equals(other)) {
      throw StaleframeException.usage("--from and --to are both %s".formatted(one));
    }
    return new Attribute.Request(
        found,
        one,
        other,
        search.amplifier,
        trials.shim,
        in.only("attribute"),
        SearchOptions.arch(in, "attribute"),
        in.containers(),
        most,
        TrialOptions.between("--builds", builds, 3, MOST_BUILDS),
        confidence,
        trials.timeout(),
        trials.workers(),
        trials.output("attribute"),
        session.arguments(),
        Version.text());
  }
}
