package dev.staleframe.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRangeTest {
  private static final ReleaseRange ISSUE = ReleaseRange.parse("[1.23rc1, 1.23.1)");

  @ParameterizedTest
  @CsvSource({
    "1.22.12, false",
    "1.23beta1, false",
    "1.23rc1, true",
    "1.23rc2, true",
    "1.23.0, true",
    "1.23.1, false",
    "1.23.12, false",
    "1.24.0, false",
  })
  void holdsItsFirstButNotItsEnd(String release, boolean inside) {
    assertEquals(inside, ISSUE.contains(Release.parse(release)));
  }

  @Test
  void rangeWithoutAnEndGoesOn() {
    ReleaseRange since = ReleaseRange.parse("[1.23.1, )");
    assertFalse(since.contains(Release.parse("1.23.0")));
    assertTrue(since.contains(Release.parse("1.23.1")));
    assertTrue(since.contains(Release.parse("1.99.0")));
    assertEquals("[1.23.1, )", since.toString());
  }

  @Test
  void emptyRangeHoldsNothing() {
    assertEquals(ReleaseRange.EMPTY, ReleaseRange.parse(""));
    assertFalse(ReleaseRange.EMPTY.contains(Release.parse("1.23.0")));
    assertEquals("", ReleaseRange.EMPTY.toString());
  }

  @Test
  void printsAsItIsWritten() {
    assertEquals("[1.23rc1, 1.23.1)", ISSUE.toString());
    assertEquals(ISSUE, ReleaseRange.parse("[1.23rc1,1.23.1)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23.0", "[1.23rc1, 1.23.1]", "(1.23rc1, 1.23.1)", "[1.23rc1)", "[,)"})
  void refusesWhatIsNoRange(String text) {
    assertTrue(
        Failing.with(ExitCode.USAGE, () -> ReleaseRange.parse(text))
            .endsWith("is not a range of releases; write it as [1.23rc1, 1.23.1)"));
  }

  @Test
  void refusesARangeOfWhatAreNoReleases() {
    String message = Failing.with(ExitCode.USAGE, () -> ReleaseRange.parse("[a, 1.23.1)"));
    assertTrue(message.startsWith("\"a\" is not a Go release"), message);
  }
}
