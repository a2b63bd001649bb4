package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.ContentHash;
import dev.staleframe.fixture.HunkPatch;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.judge.CellTally;
import dev.staleframe.release.Release;
import dev.staleframe.study.HunkSearch.Found;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search in a world where it is said how each set of hunks behaves. */
class HunkSearchTest {
  private static final ErrorShare ERRORS = new ErrorShare(0.999);
  private static final int RUNS = 1000;

  /** The files of the hunks from 1.23.0 to 1.23.1, in their order. */
  private static final List<String> FILES =
      List.of(
          "src/runtime/cgocall.go",
          "src/runtime/cgocall.go",
          "src/runtime/cgocall.go",
          "src/runtime/proc.go",
          "src/runtime/proc.go",
          "src/runtime/proc.go",
          "src/runtime/proc.go",
          "src/runtime/proc.go",
          "src/internal/abi/type.go",
          "src/os/dir.go",
          "src/os/dir.go");

  private static final List<Hunk> HUNKS =
      IntStream.range(0, FILES.size())
          .mapToObj(i -> new Hunk(i + 1, FILES.get(i), i, List.of(), i, List.of("new")))
          .toList();

  private final Random random = new Random(69087);
  private final Map<Patch, Set<Integer>> patches = new HashMap<>();
  private Scenario scenario = Samples.GROW;
  private double rate = 1;
  private int builds = 100;
  private HunkBuilds made;

  /** As it really is: the fix takes hunks 2 and 3, and 2 alone does not compile; 5 is the check. */
  private static Behaviour real(Set<Integer> hunks) {
    if (hunks.contains(2) && !hunks.contains(3)) {
      return Behaviour.UNKNOWN;
    }
    if (hunks.contains(2)) {
      return Behaviour.CLEAN;
    }
    return hunks.contains(5) ? Behaviour.THROWS : Behaviour.SILENT;
  }

  @Test
  void theFixAndTheCheck() {
    Found found = search(HunkSearchTest::real, Behaviour.CLEAN);

    assertEquals(List.of("removes 2-3", "reveals 5"), words(found));
    assertTrue(found.sets().stream().allMatch(MinimalSet::holds));
    assertTrue(error(found) <= 0.001, "error " + error(found));
    assertEquals(15, made.count());
  }

  /** The trials of builds that don't show it go by how often it shows where it is. */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.2})
  void whatShowsInSomeTrialsOnlyIsFoundAllTheSame(double showing) {
    rate = showing;
    Found found = search(HunkSearchTest::real, Behaviour.CLEAN);

    assertEquals(List.of("removes 2-3", "reveals 5"), words(found));
    assertTrue(error(found) <= 0.001, "error " + error(found));
  }

  @Test
  void whatShowsTooSeldomForTheTrialsIsNotSure() {
    rate = 0.002;
    Found found = search(HunkSearchTest::real, Behaviour.CLEAN);
    assertTrue(found.sets().isEmpty() || error(found) > 0.001, () -> words(found).toString());
  }

  @Test
  void theFixTakenOutAgain() {
    Found found =
        search(
            hunks ->
                real(
                    HUNKS.stream()
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
    scenario = Samples.PLANTED;
    Found found =
        search(hunks -> hunks.contains(5) ? Behaviour.THROWS : Behaviour.CLEAN, Behaviour.THROWS);

    assertEquals(List.of("reveals 5"), words(found));
    assertTrue(error(found) <= 0.001, "error " + error(found));
  }

  @Test
  void theCheckTakenOutAgain() {
    scenario = Samples.PLANTED;
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
    assertEquals(3, made.count());
  }

  @Test
  void whereNeitherShowsItNothingIsBuiltToCompare() {
    Found found = search(hunks -> Behaviour.CLEAN, Behaviour.CLEAN);
    assertEquals(List.of(), words(found));
    assertEquals(2, made.count());
    assertEquals(Optional.empty(), found.ends().whole());
    assertTrue(made.all().stream().allMatch(build -> build.trials().trials() == RUNS));
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
    assertEquals(3, made.count());
  }

  @Test
  void anEndedSearchSaysSo() {
    builds = 6;
    Found found = search(HunkSearchTest::real, Behaviour.CLEAN);

    assertEquals(List.of("removes 1-3"), words(found));
    assertFalse(found.sets().get(0).holds());
    assertEquals(1, error(found));
    assertEquals(6, made.count());
  }

  /** The trials of the first time were lucky. */
  @Test
  void whatDoesNotHoldWhenRunAgainIsNotFound() {
    int[] trials = {0};
    Found found =
        search(
            hunks ->
                hunks.equals(Set.of(2, 3)) && trials[0]++ > 20 ? Behaviour.SILENT : real(hunks),
            Behaviour.CLEAN);

    assertEquals("removes 2-3", words(found).get(0));
    assertFalse(found.sets().get(0).holds());
    assertEquals(1, error(found));
  }

  private Found search(Function<Set<Integer>, Behaviour> world, Behaviour target) {
    Release to = Release.parse("1.23.1");
    Cell base = Samples.cell("1.23.0", scenario, Amplifier.EFENCE);
    made =
        new HunkBuilds(
            base,
            this::patch,
            cell -> cell.release().equals(to) ? trials(cell, hunks -> target) : trials(cell, world),
            builds);
    return new HunkSearch(made, HUNKS, to, ERRORS).search(announcement -> {});
  }

  private Patch patch(List<Hunk> hunks) {
    String digest = new ContentHash().add(hunks.toString()).name();
    Patch patch = HunkPatch.of(Release.parse("1.23.1"), digest, Map.of());
    patches.put(patch, hunks.stream().map(Hunk::number).collect(Collectors.toSet()));
    return patch;
  }

  private CellTrials trials(Cell cell, Function<Set<Integer>, Behaviour> world) {
    Set<Integer> hunks = patches.getOrDefault(cell.patch(), Set.of());
    CellTally tally = new CellTally(cell);
    if (world.apply(hunks) == Behaviour.UNKNOWN) {
      tally.add(Samples.unrun(cell, 0, Status.COULD_NOT_BUILD, "undefined: savedbp"));
    }
    int[] number = {0};
    return new CellTrials(
        tally.verdict(),
        count -> {
          for (int i = 0; i < count; i++) {
            tally.add(trial(cell, number[0]++, world.apply(hunks)));
          }
          return tally.verdict();
        },
        RUNS);
  }

  private Trial trial(Cell cell, int number, Behaviour behaviour) {
    if (behaviour == Behaviour.CLEAN || random.nextDouble() >= rate) {
      return Samples.clean(cell, number);
    }
    if (behaviour == Behaviour.SILENT) {
      return Samples.stale(cell, number);
    }
    String title = scenario.plants() ? scenario.check() : "fatal error: entersyscall";
    return Samples.crashed(cell, number, Status.THREW, title, scenario.plants() ? null : "69087");
  }

  private static List<String> words(Found found) {
    return found.sets().stream().map(set -> set.goal() + " " + set.with().numbers()).toList();
  }

  private static double error(Found found) {
    return found.sets().stream().mapToDouble(set -> set.error(ERRORS.claim(found.claims()))).sum();
  }
}
