package dev.staleframe.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import java.util.List;
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
    "1.23.0, fix-only,   false",
    "1.23.0, check-only, true",
    "1.23.1, check-only, false",
    "1.23.1, unfixed,    true",
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
    "1.22.12, none, false",
    "1.23.0, none, false",
    "1.23.0, fix-only, false",
    "1.23.0, check-only, true",
    "1.23.1, none, true",
    "1.23.1, unfixed, true",
    "1.27.3, none, true"
  })
  void theCheckCameWithTheFix(String release, Patch patch, boolean check) {
    assertEquals(check, Samples.cell(release, patch, Samples.GROW, Amplifier.EFENCE).hasCheck());
  }

  /** The fix is no matter there: what is planted stays. */
  @ParameterizedTest
  @CsvSource({
    "1.23.0, none, false",
    "1.23.0, check-only, true",
    "1.23.0, fix-only, false",
    "1.23.1, none, true",
    "1.23.1, unfixed, true",
    "1.27.3, none, true"
  })
  void aPlantedPointerIsFoundWhereThereIsACheck(String release, Patch patch, boolean found) {
    assertEquals(found, Samples.cell(release, patch, Samples.PLANTED, Amplifier.NONE).faulty());
  }

  /** What is to be found out, nothing is known of. */
  @ParameterizedTest
  @CsvSource({"1.22.12", "1.23.0", "1.23.1"})
  void nothingIsKnownOfHunks(String release) {
    Patch hunks = Patch.parse("1.23.1:a1b2c3d4e5f6");
    for (Scenario scenario : List.of(Samples.GROW, Samples.STILL, Samples.PLANTED)) {
      Cell cell = Samples.cell(release, hunks, scenario, Amplifier.EFENCE);
      assertFalse(cell.known());
      assertFalse(cell.faulty());
      assertFalse(cell.hasCheck());
      assertTrue(Samples.cell(release, scenario, Amplifier.EFENCE).known());
    }
  }

  @Test
  void traceIsReadWhereNothingElseShowsTheFault() {
    assertTrue(Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE).recorded());
    assertFalse(Samples.cell("1.23.0", Samples.GROW, Amplifier.CROWD).recorded());
    assertFalse(Samples.cell("1.23.0", Samples.PLANTED, Amplifier.NONE).recorded());
  }
}
