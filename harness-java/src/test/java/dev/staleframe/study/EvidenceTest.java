package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.judge.Hearing;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Cell CELL = Samples.cell("1.23.0");

  private final Evidence evidence = new Evidence(Hearing.USUAL);

  private int trials() {
    return evidence.verdict(CELL).verdicts().get(0).trials();
  }

  @Test
  void knowsWhichTrialsThereAreAndWhichAreMissing() {
    evidence.recall(Samples.stale(CELL, 3));
    evidence.add(Samples.stale(CELL, 0));

    assertTrue(evidence.has(CELL, 3));
    assertFalse(evidence.has(CELL, 1));
    assertEquals(2, evidence.missing(CELL, 4));
    assertEquals(1, evidence.missing(CELL, 2));
    assertEquals(5, evidence.missing(Samples.cell("1.23.1"), 5));
    assertEquals(2, trials());
  }

  @Test
  void trialIsRecalledOnce() {
    evidence.recall(Samples.stale(CELL, 3));
    evidence.recall(Samples.stale(CELL, 3));

    assertEquals(1, trials());
  }

  @Test
  void trialThatCouldNotStartIsTriedAgain() {
    evidence.recall(Samples.unrun(CELL, 0, Status.COULD_NOT_START, "errno 11"));

    assertFalse(evidence.has(CELL, 0));
    assertEquals(0, trials());
  }

  @Test
  void trialThatCouldNotBuildIsOne() {
    evidence.recall(Samples.unrun(CELL, 0, Status.COULD_NOT_BUILD, "undefined: x"));

    assertTrue(evidence.has(CELL, 0));
    assertEquals(1, trials());
  }
}
