package dev.staleframe.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import org.junit.jupiter.api.Test;

class CellTest {

  @Test
  void keyNamesEveryAxis() {
    assertEquals(
        "1.23rc1/none/grow/crowd/fp/host/amd64",
        Samples.cell("1.23rc1", Samples.GROW, Amplifier.CROWD).key());
  }

  @Test
  void expectationIsTheScenarios() {
    assertTrue(Samples.cell("1.23.0").expectedStale());
    assertFalse(Samples.cell("1.23.1").expectedStale());
    assertFalse(Samples.cell("1.23.0", Samples.STILL, Amplifier.EFENCE).expectedStale());
  }

  @Test
  void decisiveOnlyUnderAnAmplifierThatWouldShowIt() {
    assertTrue(Samples.cell("1.23.0", Samples.GROW, Amplifier.CROWD).decisive());
    assertFalse(Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE).decisive());
  }
}
