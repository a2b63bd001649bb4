package dev.staleframe.dating;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the Go release of a log from what is there. Is told lines and stacks as they are read, in
 * any order, and keeps little of them.
 */
public final class ReleaseDating {
  private static final int MAX_CLAIMS = 64;

  private final LineTable table = LineTable.ofStaleframe();
  private final LineDating lines = new LineDating(table);
  private final Map<ReleaseSet, Claim> written = new LinkedHashMap<>();
  private final Map<String, Optional<Claim>> roots = new LinkedHashMap<>();

  /** Dates crashes that were read already. */
  public static Dating date(List<Crash> crashes) {
    ReleaseDating dating = new ReleaseDating();
    for (Crash crash : crashes) {
      crash.message().forEach(dating::line);
      crash.goroutines().forEach(dating::stack);
    }
    return dating.date();
  }

  /** Takes a line that is not part of a stack; it may name the release. */
  public void line(String line) {
    WrittenRelease.of(line)
        .filter(releases -> written.size() < MAX_CLAIMS)
        .ifPresent(
            releases ->
                written.putIfAbsent(
                    releases,
                    new Claim(How.WRITTEN, releases, List.of(line.strip()), Claim.Trust.SAID)));
  }

  /** Takes a stack. */
  public void stack(Goroutine goroutine) {
    lines.stack(goroutine);
    Stream.concat(goroutine.frames().stream(), goroutine.createdBy().stream().map(c -> c.site()))
        .forEach(this::root);
  }

  private void root(Frame frame) {
    Optional<SourcePath> path =
        SourcePath.of(frame.file(), table)
            .filter(p -> !roots.containsKey(p.root()) && roots.size() < MAX_CLAIMS)
            .filter(p -> p.holds(frame, table));
    path.ifPresent(p -> roots.put(p.root(), Root.releases(p.root()).map(r -> claim(r, frame))));
  }

  private static Claim claim(ReleaseSet releases, Frame frame) {
    String evidence = frame.file() + ":" + frame.line();
    return new Claim(How.ROOT, releases, List.of(evidence), Claim.Trust.NAMED);
  }

  /** What can be said so far. */
  public Dating date() {
    List<Claim> claims = new ArrayList<>(written.values());
    roots.values().forEach(claim -> claim.ifPresent(claims::add));
    if (claims.stream().allMatch(this::isCovered)) {
      lines.claim().ifPresent(claims::add);
    }
    return Agreement.of(claims);
  }

  /** Of a release that it does not have, the table would say that it is one of its own. */
  private boolean isCovered(Claim claim) {
    return claim.releases().releases().stream().anyMatch(table.all()::contains);
  }
}
