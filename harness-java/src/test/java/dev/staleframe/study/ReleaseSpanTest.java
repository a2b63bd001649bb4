package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.search.EdgeSearch.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In which releases a fault is. */
class ReleaseSpanTest {
  private static final List<Release> ALL =
      Stream.of(
              "1.21.0", "1.22.0", "1.22.1", "1.23rc1", "1.23rc2", "1.23.0", "1.23.1", "1.23.2",
              "1.24.0")
          .map(Release::parse)
          .toList();

  private static ReleaseSpan search(String from, String range, String... mute) {
    ReleaseRange faulty = ReleaseRange.parse(range);
    Set<Release> unknown = Stream.of(mute).map(Release::parse).collect(Collectors.toSet());
    return ReleaseSpan.search(
        Release.parse(from),
        ALL,
        release ->
            unknown.contains(release)
                ? Answer.UNKNOWN
                : faulty.contains(release) ? Answer.YES : Answer.NO,
        release -> false);
  }

  private static Optional<Release> release(String text) {
    return Optional.of(Release.parse(text));
  }

  @Test
  void bothSides() {
    ReleaseSpan span = search("1.23.0", "[1.23rc1, 1.23.1)");
    assertEquals(release("1.23rc1"), span.first());
    assertEquals(release("1.23.0"), span.last());
    assertEquals(
        "first in Go 1.23rc1 (1.22.1 is the last before it); last in Go 1.23.0 (1.23.1 is the"
            + " first after it)",
        span.words());
  }

  @Test
  void everywhere() {
    ReleaseSpan span = search("1.23.0", "[1.20, )");
    assertEquals(release("1.21.0"), span.first());
    assertEquals(release("1.24.0"), span.last());
    assertEquals(
        "first in Go 1.21.0 (the oldest tried); last in Go 1.24.0 (the newest)", span.words());
  }

  @Test
  void atTheEnds() {
    assertEquals(release("1.24.0"), search("1.24.0", "[1.24.0, )").first());
    assertEquals(release("1.24.0"), search("1.24.0", "[1.24.0, )").last());
    assertEquals(release("1.21.0"), search("1.21.0", "[1.21.0, 1.22.0)").first());
    assertEquals(release("1.21.0"), search("1.21.0", "[1.21.0, 1.22.0)").last());
  }

  /** An end without an answer is no end. */
  @Test
  void whatGivesNoAnswerIsSteppedAround() {
    ReleaseSpan span = search("1.23.0", "[1.23rc1, 1.23.1)", "1.21.0", "1.24.0", "1.23.2");
    assertEquals(release("1.23rc1"), span.first());
    assertEquals(release("1.23.0"), span.last());
  }

  @Test
  void whatIsNotCertainIsNotSaid() {
    ReleaseSpan span = search("1.23.0", "[1.23rc1, 1.23.1)", "1.23rc1", "1.23.1");
    assertEquals(Optional.empty(), span.first());
    assertEquals(Optional.empty(), span.last());
    assertEquals(
        "first in Go 1.23rc2, or beyond: 1 release gave no answer; last in Go 1.23.0, or beyond:"
            + " 1 release gave no answer",
        span.words());
  }

  @Test
  void noneAnswersWhenTimeIsUp() {
    String[] others =
        ALL.stream().map(Release::toString).filter(r -> !r.equals("1.23.0")).toArray(String[]::new);
    ReleaseSpan span = search("1.23.0", "[1.23rc1, 1.23.1)", others);
    assertEquals(Optional.empty(), span.first());
    assertEquals(Optional.empty(), span.last());
  }
}
