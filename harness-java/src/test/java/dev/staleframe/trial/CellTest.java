package dev.staleframe.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {

  @Test
  void expectationIsTheScenarios() {
    assertTrue(Samples.cell("1.23.0").faulty());
    assertFalse(Samples.cell("1.23.1").faulty());
    assertFalse(Samples.cell("1.23.0", Samples.STILL, Amplifier.EFENCE).faulty());
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
    assertEquals(stale, cell.faulty());
    assertFalse(Samples.cell(release, patch, Samples.STILL, Amplifier.EFENCE).faulty());
  }

  @Test
  void aPatchIsNamedInTheLabel() {
    assertEquals("1.23.0", Samples.cell("1.23.0").label());
    Cell patched = Samples.cell("1.23.0", Patch.FIX_ONLY, Samples.GROW, Amplifier.EFENCE);
    assertEquals("1.23.0 with fix-only", patched.label());
  }

  @Test
  void settingsAreNamedInTheLabel() {
    Cell shielded = Samples.cell("1.23.0").with(Godebug.NO_FRAME_POINTER_UNWINDING);
    assertEquals("1.23.0 with GODEBUG=tracefpunwindoff=1", shielded.label());
    assertEquals("1.23.0 with GODEBUG=tracefpunwindoff=1, amplifier efence", shielded.title());
    assertTrue(shielded.faulty(), "the pointer is as stale");
  }

  @Test
  void architectureIsNamedUnlessItIsAmd64() {
    Cell arm64 = Samples.on("arm64", Samples.cell("1.23.0"));
    assertEquals("1.23.0 on arm64", arm64.label());
    assertEquals("1.23.0 on arm64, amplifier efence", arm64.title());
    assertEquals("1.23.0", arm64.setup());
    assertEquals("1.23.0", Samples.on("amd64", arm64).label());
  }

  @ParameterizedTest
  @CsvSource({
    "1.22.12, NONE, false",
    "1.23.0, NONE, false",
    "1.23.0, FIX_ONLY, false",
    "1.23.0, CHECK_ONLY, true",
    "1.23.1, NONE, true",
    "1.23.1, UNFIXED, true",
    "1.27.3, NONE, true"
  })
  void theCheckCameWithTheFix(String release, Patch patch, boolean check) {
    assertEquals(check, Samples.cell(release, patch, Samples.GROW, Amplifier.EFENCE).hasCheck());
  }

  /** The fix is no matter there: what is planted stays. */
  @ParameterizedTest
  @CsvSource({
    "1.23.0, NONE, false",
    "1.23.0, CHECK_ONLY, true",
    "1.23.0, FIX_ONLY, false",
    "1.23.1, NONE, true",
    "1.23.1, UNFIXED, true",
    "1.27.3, NONE, true"
  })
  void aPlantedPointerIsFoundWhereThereIsACheck(String release, Patch patch, boolean found) {
    assertEquals(found, Samples.cell(release, patch, Samples.PLANTED, Amplifier.NONE).faulty());
  }

  @Test
  void traceIsReadWhereNothingElseShowsTheFault() {
    assertTrue(Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE).recorded());
    assertFalse(Samples.cell("1.23.0", Samples.GROW, Amplifier.CROWD).recorded());
    assertFalse(Samples.cell("1.23.0", Samples.PLANTED, Amplifier.NONE).recorded());
  }
}
