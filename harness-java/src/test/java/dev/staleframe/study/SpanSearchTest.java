package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import dev.staleframe.search.EdgeSearch.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpanSearchTest {
  private static final List<Release> ALL =
      IntStream.range(0, 12).mapToObj(patch -> Release.parse("1.23." + patch)).toList();
  private static final Release HERE = ALL.get(5);

  private final List<Release> lookedAtTwice = new ArrayList<>();

  /**
   * @param shy those that have it and don't show it at first
   */
  private ReleaseSpan search(int first, int last, Set<Integer> shy) {
    return new SpanSearch(
            HERE,
            ALL,
            (release, times) -> {
              int at = ALL.indexOf(release);
              if (times > 1) {
                lookedAtTwice.add(release);
              }
              boolean shows = first <= at && at <= last && (times > 1 || !shy.contains(at));
              return shows ? Answer.YES : Answer.NO;
            },
            release -> true)
        .run();
  }

  @Test
  void theEndsAreLookedAtTwice() {
    ReleaseSpan span = search(3, 8, Set.of());
    assertEquals(Optional.of(ALL.get(3)), span.first());
    assertEquals(Optional.of(ALL.get(8)), span.last());
    assertEquals(Set.of(ALL.get(2), ALL.get(9)), Set.copyOf(lookedAtTwice));
    assertEquals(2, lookedAtTwice.size());
  }

  @Test
  void oneThatHasItAfterAllMovesTheEnd() {
    ReleaseSpan span = search(1, 8, Set.of(1, 2, 3, 7));
    assertEquals(Optional.of(ALL.get(1)), span.first());
    assertEquals(Optional.of(ALL.get(8)), span.last());
  }

  @Test
  void theOutermostHaveNothingBeyond() {
    ReleaseSpan span = search(0, 11, Set.of());
    assertEquals(Optional.of(ALL.get(0)), span.first());
    assertEquals(Optional.of(ALL.get(11)), span.last());
    assertTrue(lookedAtTwice.isEmpty());
  }
}
