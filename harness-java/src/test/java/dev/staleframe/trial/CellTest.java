package dev.staleframe.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

  @Test
  void expectationIsTheScenarios() {
    assertTrue(Samples.cell("1.23.0").expectedStale());
    assertFalse(Samples.cell("1.23.1").expectedStale());
    assertFalse(Samples.cell("1.23.0", Samples.STILL, Amplifier.EFENCE).expectedStale());
  }

  @ParameterizedTest
  @CsvSource({
    "1.23.0, FIX_ONLY,   false",
    "1.23.0, CHECK_ONLY, true",
    "1.23.1, CHECK_ONLY, false",
    "1.23.1, UNFIXED,    true",
  })
  void aPatchTakesTheFaultAwayOrBringsIt(String release, Patch patch, boolean stale) {
    Cell cell = Samples.cell(release, patch, Samples.GROW, Amplifier.EFENCE);
    assertEquals(stale, cell.expectedStale());
    assertFalse(Samples.cell(release, patch, Samples.STILL, Amplifier.EFENCE).expectedStale());
  }

  @Test
  void aPatchIsNamedInTheLabel() {
    assertEquals("1.23.0", Samples.cell("1.23.0").label());
    Cell patched = Samples.cell("1.23.0", Patch.FIX_ONLY, Samples.GROW, Amplifier.EFENCE);
    assertEquals("1.23.0 with fix-only", patched.label());
  }

  @Test
  void decisiveOnlyUnderAnAmplifierThatWouldShowIt() {
    assertTrue(Samples.cell("1.23.0", Samples.GROW, Amplifier.CROWD).decisive());
    assertFalse(Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE).decisive());
  }
}
