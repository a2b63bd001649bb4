package dev.staleframe.crash;

import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of {@code src/runtime/tracestack.go} that tell from which pointer a walk started.
 *
 * @param releases where these lines hold
 * @param own the line in {@code traceStack} that walks from the frame pointer register
 * @param syscallBp the line in {@code traceStack} that walks from {@code gp.syscallbp}
 * @param schedBp the lines in {@code traceStack} that walk from {@code gp.sched.bp}
 * @param reads the lines in {@code fpTracebackPCs} that read the stack walked
 */
record TraceStackLines(
    ReleaseRange releases, int own, int syscallBp, Set<Integer> schedBp, Set<Integer> reads) {

  /**
   * Written by TraceStackLinesTest from the sources of the releases that it names; a release
   * between two that agree is taken to agree with them.
   */
  private static final String TABLE =
      """
      [1.23rc1, 1.25rc1) | 93 | 113 | 116 | 258 260
      [1.25rc1, 1.25rc2) | 89 | 109 | 112 | 254 256
      [1.25rc2, 1.25rc3) | 89 | 109 | 124 126 | 269 271
      [1.25rc3, 1.26rc1) | 87 | 107 | 122 124 | 267 269
      [1.26rc1, 1.28rc1) | 87 | 107 | 122 124 | 270 272
      """;

  private static final List<TraceStackLines> ROWS =
      TABLE.lines().map(TraceStackLines::row).toList();

  /** The lines in a release, if they are known. */
  static Optional<TraceStackLines> of(Release release) {
    return ROWS.stream().filter(row -> row.releases.contains(release)).findFirst();
  }

  /** The lines in any of the releases. */
  static List<TraceStackLines> ofReleases(ReleaseRange range) {
    return ROWS.stream().filter(row -> row.releases.overlaps(range)).toList();
  }

  /** The lines in the releases; of all that there are, if none is known. */
  static List<TraceStackLines> ofAny(Set<Release> releases) {
    return ROWS.stream()
        .filter(row -> releases.isEmpty() || releases.stream().anyMatch(row.releases::contains))
        .toList();
  }

  /** Where a walk started that this line of {@code traceStack} called. */
  Set<WalkStart> starts(int line) {
    EnumSet<WalkStart> starts = EnumSet.noneOf(WalkStart.class);
    if (line == own) {
      starts.add(WalkStart.REGISTER);
    }
    if (line == syscallBp) {
      starts.add(WalkStart.SYSCALL_BP);
    }
    if (schedBp.contains(line)) {
      starts.add(WalkStart.SCHED_BP);
    }
    return starts;
  }

  boolean isRead(int line) {
    return reads.contains(line);
  }

  private static TraceStackLines row(String line) {
    String[] columns = line.split(" *\\| *");
    return new TraceStackLines(
        ReleaseRange.parse(columns[0]),
        Integer.parseInt(columns[1]),
        Integer.parseInt(columns[2]),
        numbers(columns[3]),
        numbers(columns[4]));
  }

  private static Set<Integer> numbers(String text) {
    return Stream.of(text.split(" ")).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  /** The row as it stands in the table. */
  @Override
  public String toString() {
    return "%s | %d | %d | %s | %s".formatted(releases, own, syscallBp, text(schedBp), text(reads));
  }

  private static String text(Set<Integer> numbers) {
    return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
