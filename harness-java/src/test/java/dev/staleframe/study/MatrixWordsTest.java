package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdicts;
import dev.staleframe.trial.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixWordsTest {
  private static final CellVerdict STALE = Verdicts.of(Samples.cell("1.23.0"), 10, 0, 0);
  private static final CellVerdict CLEAN = Verdicts.of(Samples.cell("1.23.1"), 0, 10, 0);
  private static final CellVerdict ODD = Verdicts.of(Samples.cell("1.24.0"), 1, 9, 0);

  private static MatrixWords words(CellVerdict... cells) {
    return new MatrixWords(List.of(cells), List.of());
  }

  @Test
  void asExpectedSaysWhereTheIssueShows() {
    assertEquals(
        "As expected: 2 cells on 2 releases; issue 69087 shows on Go 1.23.0, and on no other.",
        words(STALE, CLEAN).conclusion());
    assertEquals(
        "As expected: 1 cell on 1 release; issue 69087 shows on none.", words(CLEAN).conclusion());
    assertTrue(words(STALE, CLEAN).asExpected());
  }

  @Test
  void controlsCanShowNothing() {
    CellVerdict still =
        Verdicts.of(Samples.cell("1.23.0", Samples.STILL, Amplifier.EFENCE), 0, 10, 0);

    assertEquals(
        "As expected: 1 cell on 1 release; nothing here could show issue 69087.",
        words(still).conclusion());
  }

  @Test
  void whatIsNotAsExpectedIsNamed() {
    assertEquals(
        "Not as expected: 1 of 3 cells: grow on Go 1.24.0, amplifier efence: crash, probe must see"
            + " nothing, but 1 of 10 trials shows the fault, and the witnesses disagree in 1 trials:"
            + " crash and probe stale, check consistent.",
        words(STALE, CLEAN, ODD).conclusion());
    assertFalse(words(STALE, CLEAN, ODD).asExpected());
    assertEquals(
        List.of(ODD.cell(), ODD.cell()),
        words(ODD).surprises().stream().map(s -> s.cell()).toList());
  }

  @Test
  void manySurprisesAreCounted() {
    List<CellVerdict> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(Verdicts.of(Samples.cell("1.24." + i), 1, 9, 0));
    }
    String conclusion = new MatrixWords(many, List.of()).conclusion();

    assertTrue(conclusion.startsWith("Not as expected: 9 of 9 cells: "), conclusion);
    assertTrue(conclusion.endsWith("; and 6 more."), conclusion);
  }

  @Test
  void faultsOfTheRecordsAreNotAsExpected() {
    MatrixWords words = new MatrixWords(List.of(CLEAN), List.of("shard 2/2 is missing"));

    assertFalse(words.asExpected());
    assertEquals("Not as expected: shard 2/2 is missing.", words.conclusion());
  }
}
