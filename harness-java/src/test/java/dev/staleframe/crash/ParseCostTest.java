package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A trial is read on the machine that runs the trials, several hundred a second. */
@Tag("integration")
class ParseCostTest {
  private static final int WARM_UP = 5_000;
  private static final int ROUNDS = 5_000;
  private static final long MOST_NANOS = 200_000;

  @Test
  void readingACrashTakesUnderAFifthOfAMillisecond() {
    CorpusEntry entry = CorpusEntry.read(CorpusEntry.folder().resolve("go1.23.0/grow-efence.txt"));
    long[] nanos = new long[ROUNDS];
    int matched = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Optional<SignatureMatch> match =
          entry.crash().flatMap(crash -> Signatures.match(crash, entry.release()));
      matched += match.isPresent() ? 1 : 0;
      nanos[Math.max(round, 0)] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    long median = nanos[ROUNDS / 2];
    System.out.printf(
        "parse and match, %d characters: median %.1f us, 99%% %.1f us%n",
        entry.log().length(), median / 1e3, nanos[ROUNDS * 99 / 100] / 1e3);
    assertTrue(matched == WARM_UP + ROUNDS && median < MOST_NANOS, median + " ns");
  }
}
