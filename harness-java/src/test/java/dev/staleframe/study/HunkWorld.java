package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.ContentHash;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.difference.Difference;
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
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds and trials of which is said how each set of hunks behaves. */
final class HunkWorld {
  static final ErrorShare ERRORS = new ErrorShare(0.999);
  static final int RUNS = 1000;
  static final Release FROM = Release.parse("1.23.0");
  static final Release TO = Release.parse("1.23.1");

  /** As many hunks in the same files as there are from 1.23.0 to 1.23.1, in the same order. */
  static final Difference DIFFERENCE =
      new Difference(
          new TreeMap<>(
              Map.of(
                  "src/runtime/cgocall.go", lines("1", 3),
                  "src/runtime/proc.go", lines("1", 5),
                  "src/internal/abi/type.go", lines("1", 1),
                  "src/os/dir.go", lines("1", 2))),
          TO,
          new TreeMap<>(
              Map.of(
                  "src/runtime/cgocall.go", lines("2", 3),
                  "src/runtime/proc.go", lines("2", 5),
                  "src/internal/abi/type.go", lines("2", 1),
                  "src/os/dir.go", lines("2", 2))));

  static final List<Hunk> HUNKS = DIFFERENCE.hunks();

  private final Random random = new Random(69087);
  private final Map<Patch, Set<Integer>> patches = new HashMap<>();
  private HunkBuilds builds;

  Scenario scenario = Samples.GROW;
  double rate = 1;
  int most = 100;

  /** Without names, which would tell who is kin to whom. */
  private static String lines(String digit, int hunks) {
    return IntStream.range(0, hunks)
        .mapToObj(i -> digit + i + "\n0" + i + "\n")
        .collect(Collectors.joining());
  }

  /** As it really is: the fix takes hunks 2 and 3, and 2 alone does not compile; 5 is the check. */
  static Behaviour real(Set<Integer> hunks) {
    if (hunks.contains(2)) {
      return hunks.contains(3) ? Behaviour.CLEAN : Behaviour.UNKNOWN;
    }
    return hunks.contains(5) ? Behaviour.THROWS : Behaviour.SILENT;
  }

  /**
   * Searches.
   *
   * @param behaviour of the one release with the hunks of those numbers
   * @param target how the other behaves
   */
  Found search(Function<Set<Integer>, Behaviour> behaviour, Behaviour target) {
    builds =
        new HunkBuilds(
            Samples.cell(FROM.toString(), scenario, Amplifier.EFENCE),
            this::patch,
            cell -> trials(cell, cell.release().equals(TO) ? hunks -> target : behaviour),
            most);
    return new HunkSearch(builds, DIFFERENCE, TO, ERRORS).search(announcement -> {});
  }

  /** What was built for the last search. */
  HunkBuilds builds() {
    return builds;
  }

  private Patch patch(List<Hunk> hunks) {
    Patch patch = DIFFERENCE.patch(hunks, diff -> new ContentHash().add(diff).name());
    patches.put(patch, hunks.stream().map(Hunk::number).collect(Collectors.toSet()));
    return patch;
  }

  private CellTrials trials(Cell cell, Function<Set<Integer>, Behaviour> behaviour) {
    Set<Integer> hunks = patches.getOrDefault(cell.patch(), Set.of());
    CellTally tally = new CellTally(cell);
    if (behaviour.apply(hunks) == Behaviour.UNKNOWN) {
      tally.add(Samples.unrun(cell, 0, Status.COULD_NOT_BUILD, "undefined: savedbp"));
    }
    int[] number = {0};
    return new CellTrials(
        tally.verdict(),
        count -> {
          for (int i = 0; i < count; i++) {
            tally.add(trial(cell, number[0]++, behaviour.apply(hunks)));
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
}
