package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.study.HunkSearch.Found;
import dev.staleframe.trial.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search in a world where it is said how each set of hunks behaves. */
class HunkSearchTest {
  private final HunkWorld world = new HunkWorld();

  @Test
  void theFixAndTheCheck() {
    Found found = search(HunkWorld::real, Behaviour.CLEAN);

    assertEquals(List.of("removes 2-3", "reveals 5"), words(found));
    assertTrue(found.sets().stream().allMatch(MinimalSet::holds));
    assertTrue(error(found) <= 0.001, "error " + error(found));
    assertEquals(15, world.builds().count());
  }

  /** The trials of builds that don't show it go by how often it shows where it is. */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.2})
  void whatShowsInSomeTrialsOnlyIsFoundAllTheSame(double showing) {
    world.rate = showing;
    Found found = search(HunkWorld::real, Behaviour.CLEAN);

    assertEquals(List.of("removes 2-3", "reveals 5"), words(found));
    assertTrue(error(found) <= 0.001, "error " + error(found));
  }

  @Test
  void whatShowsTooSeldomForTheTrialsIsNotSure() {
    world.rate = 0.002;
    Found found = search(HunkWorld::real, Behaviour.CLEAN);
    assertTrue(found.sets().isEmpty() || error(found) > 0.001, () -> words(found).toString());
  }

  @Test
  void theFixTakenOutAgain() {
    Found found =
        search(
            hunks ->
                HunkWorld.real(
                    HunkWorld.HUNKS.stream()
                        .map(Hunk::number)
                        .filter(number -> !hunks.contains(number))
                        .collect(Collectors.toSet())),
            Behaviour.SILENT);

    assertEquals(List.of("brings 2"), words(found), "the call alone compiles as it is");
    assertEquals(Behaviour.THROWS, found.sets().get(0).with().behaviour());
    assertTrue(error(found) <= 0.001, "error " + error(found));
  }

  @Test
  void thePlantedPointerIsFoundByTheCheckAlone() {
    world.scenario = Samples.PLANTED;
    Found found =
        search(hunks -> hunks.contains(5) ? Behaviour.THROWS : Behaviour.CLEAN, Behaviour.THROWS);

    assertEquals(List.of("reveals 5"), words(found));
    assertTrue(error(found) <= 0.001, "error " + error(found));
  }

  @Test
  void theCheckTakenOutAgain() {
    world.scenario = Samples.PLANTED;
    Found found =
        search(hunks -> hunks.contains(5) ? Behaviour.CLEAN : Behaviour.THROWS, Behaviour.CLEAN);

    assertEquals(List.of("removes 5"), words(found));
  }

  @Test
  void aCheckWithoutAFix() {
    Found found =
        search(hunks -> hunks.contains(5) ? Behaviour.THROWS : Behaviour.SILENT, Behaviour.THROWS);

    assertEquals(List.of("reveals 5"), words(found));
    assertEquals(0, error(found), "all of it was seen");
  }

  @Test
  void whereNothingChangesNothingIsFound() {
    Found found = search(hunks -> Behaviour.SILENT, Behaviour.SILENT);
    assertEquals(List.of(), words(found));
    assertEquals(3, world.builds().count());
  }

  @Test
  void whereNeitherShowsItNothingIsBuiltToCompare() {
    Found found = search(hunks -> Behaviour.CLEAN, Behaviour.CLEAN);
    assertEquals(List.of(), words(found));
    assertEquals(2, world.builds().count());
    assertEquals(Optional.empty(), found.ends().whole());
    assertTrue(
        world.builds().all().stream().allMatch(build -> build.trials().trials() == HunkWorld.RUNS));
  }

  @Test
  void whatTheCompilerDoesIsNotLaidToTheHunks() {
    Found found = search(hunks -> Behaviour.SILENT, Behaviour.CLEAN);
    assertEquals(List.of(), words(found));
    assertEquals(Behaviour.CLEAN, found.ends().targetBehaves());
  }

  @Test
  void aWholeThatCannotBeBuiltIsNoFinding() {
    Found found =
        search(hunks -> hunks.isEmpty() ? Behaviour.SILENT : Behaviour.UNKNOWN, Behaviour.CLEAN);
    assertEquals(List.of(), words(found));
    assertEquals(Behaviour.UNKNOWN, found.ends().wholeBehaves());
    assertEquals(3, world.builds().count());
  }

  @Test
  void anEndedSearchSaysSo() {
    world.most = 6;
    Found found = search(HunkWorld::real, Behaviour.CLEAN);

    assertEquals(List.of("removes 1-3"), words(found));
    assertFalse(found.sets().get(0).holds());
    assertEquals(1, error(found));
    assertEquals(6, world.builds().count());
  }

  /** The trials of the first time were lucky. */
  @Test
  void whatDoesNotHoldWhenRunAgainIsNotFound() {
    int[] trials = {0};
    Found found =
        search(
            hunks ->
                hunks.equals(Set.of(2, 3)) && trials[0]++ > 20
                    ? Behaviour.SILENT
                    : HunkWorld.real(hunks),
            Behaviour.CLEAN);

    assertEquals("removes 2-3", words(found).get(0));
    assertFalse(found.sets().get(0).holds());
    assertEquals(1, error(found));
  }

  private Found search(Function<Set<Integer>, Behaviour> behaviour, Behaviour target) {
    return world.search(behaviour, target);
  }

  private static List<String> words(Found found) {
    return found.sets().stream().map(set -> set.goal() + " " + set.with().numbers()).toList();
  }

  private static double error(Found found) {
    return found.sets().stream()
        .mapToDouble(set -> set.error(HunkWorld.ERRORS.claim(found.claims())))
        .sum();
  }
}
