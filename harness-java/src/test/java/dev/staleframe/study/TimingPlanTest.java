package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.Timings;
import dev.staleframe.study.TimingPlan.Timed;
import dev.staleframe.trial.Cell;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimingPlanTest {
  private static final List<Cell> CALL = builds("call");
  private static final List<Cell> SYSCALL = builds("syscall");
  private static final int ROUNDS = 8 * 50;
  private static final List<Timed> PLAN = new TimingPlan(List.of(CALL, SYSCALL), 8, 50).trials();

  private static List<Cell> builds(String operation) {
    return Stream.of("1.23.0", "1.23.1", "1.24.0")
        .map(release -> Timings.cell(Timings.scenario(operation), release, Patch.NONE))
        .toList();
  }

  @Test
  void everyBuildIsInEveryRoundAndTheFirstTwice() {
    assertEquals(ROUNDS * 2 * 4, PLAN.size());
    assertEquals(PLAN.size(), new TimingPlan(List.of(CALL, SYSCALL), 8, 50).size());
    assertEquals(PLAN.size(), new HashSet<>(PLAN).size());
    for (Cell cell : CALL) {
      List<Timed> even = of(cell).filter(timed -> timed.number() % 2 == 0).toList();
      assertEquals(ROUNDS, even.size());
      even.forEach(timed -> assertEquals(1 + timed.number() / 2 % 8, timed.shuffle()));
    }
    assertEquals(2 * ROUNDS, of(CALL.get(0)).count());
    assertEquals(ROUNDS, of(CALL.get(1)).count());
  }

  @Test
  void theControlIsInOtherOrdersOfFunctions() {
    of(CALL.get(0))
        .filter(timed -> timed.number() % 2 == 1)
        .forEach(
            timed ->
                assertEquals(TimingPlan.CONTROL + 1 + timed.number() / 2 % 8, timed.shuffle()));
  }

  @Test
  void whatIsComparedRunsOneRightAfterTheOther() {
    for (int i = 0; i < PLAN.size(); i += 4) {
      List<Timed> four = PLAN.subList(i, i + 4);
      assertEquals(1, four.stream().map(t -> t.cell().scenario()).distinct().count());
      assertEquals(1, four.stream().map(t -> t.number() / 2).distinct().count());
    }
  }

  /** Each comes in each place as often as any other: 400 rounds, 100 expected, 4 sigma are 35. */
  @Test
  void theOrderIsDrawn() {
    for (Cell cell : CALL.subList(1, 3)) {
      int[] places = new int[4];
      for (int i = 0; i < PLAN.size(); i++) {
        if (PLAN.get(i).cell().equals(cell)) {
          places[i % 4]++;
        }
      }
      for (int place : places) {
        assertTrue(Math.abs(place - ROUNDS / 4) < 35, "" + place);
      }
    }
  }

  @Test
  void theOrderIsTheSameInEachRun() {
    assertEquals(PLAN, new TimingPlan(List.of(CALL, SYSCALL), 8, 50).trials());
  }

  private static Stream<Timed> of(Cell cell) {
    return PLAN.stream().filter(timed -> timed.cell().equals(cell));
  }
}
