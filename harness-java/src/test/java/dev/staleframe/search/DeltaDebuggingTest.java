package dev.staleframe.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.search.DeltaDebugging.Outcome;
import dev.staleframe.search.DeltaDebugging.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaDebuggingTest {
  private static final List<Function<Integer, ?>> NO_GROUPS = List.of();

  private final List<List<Integer>> asked = new ArrayList<>();

  /** What must all be there for it to fail. */
  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 0",
    "2, 1",
    "8, 5",
    "8, 0 7",
    "8, 2 3 4",
    "9, 0 1 2 3 4 5 6 7 8",
    "100, 13 57 99",
  })
  void whatIsNeededIsWhatIsLeft(int size, String needed) {
    List<Integer> culprits = numbers(needed);
    Result<Integer> found = minimize(size, part -> part.containsAll(culprits));

    assertEquals(culprits, found.part(), "in their order");
    assertTrue(found.minimal());
    heldTo(size);
  }

  private static List<Integer> numbers(String words) {
    return List.of(words.split(" ")).stream().map(Integer::valueOf).toList();
  }

  /** Halving finds a single one. */
  @Test
  void aSingleOneTakesAboutTwoQuestionsAHalving() {
    for (int n = 1; n <= 300; n++) {
      int culprit = n * 7 / 10;
      asked.clear();
      assertEquals(List.of(culprit), minimize(n, part -> part.contains(culprit)).part());
      int most = 2 * (int) Math.ceil(Math.log(n) / Math.log(2));
      assertTrue(asked.size() <= most, n + ": " + asked.size());
    }
  }

  /** Whatever fails, passes, or makes no sense: also where less may fail and more not. */
  @Test
  void nothingCanBeLeftOutOfWhatIsFound() {
    Random random = new Random(69087);
    for (int run = 0; run < 1500; run++) {
      int size = 1 + random.nextInt(14);
      long seed = random.nextLong();
      Function<List<Integer>, Outcome> test = part -> outcome(part, size, seed);
      asked.clear();
      Result<Integer> found = search(size, test, Integer.MAX_VALUE).minimize(groups(random));

      assertTrue(found.minimal());
      assertEquals(found.part().stream().sorted().toList(), found.part(), "in their order");
      assertTrue(fails(found.part(), size, test), found::toString);
      for (Integer element : found.part()) {
        List<Integer> less = new ArrayList<>(found.part());
        less.remove(element);
        assertFalse(fails(less, size, test), found + " without " + element);
      }
      heldTo(size);
    }
  }

  /** Any function of the part, the same whenever it is asked. */
  private static Outcome outcome(List<Integer> part, int size, long seed) {
    Random random = new Random(seed ^ part.hashCode() * 0x9E3779B97F4A7C15L ^ size);
    return Outcome.values()[random.nextInt(Outcome.values().length)];
  }

  private static List<Function<Integer, ?>> groups(Random random) {
    List<Function<Integer, ?>> groups = List.of(i -> i / 6, i -> i / 2);
    return groups.subList(0, random.nextInt(groups.size() + 1));
  }

  private static boolean fails(
      List<Integer> part, int size, Function<List<Integer>, Outcome> test) {
    return part.size() == size || !part.isEmpty() && test.apply(part) == Outcome.FAIL;
  }

  @Test
  void groupsAreLeftOutFirst() {
    List<Integer> culprits = IntStream.range(25, 35).boxed().toList();
    Predicate<List<Integer>> needed = part -> part.containsAll(culprits);
    minimize(60, needed);
    int without = asked.size();

    asked.clear();
    List<Function<Integer, ?>> groups = List.of(i -> (i + 5) / 10);
    assertEquals(
        culprits, search(60, outcomeOf(needed), Integer.MAX_VALUE).minimize(groups).part());
    assertEquals(25, asked.get(0).size(), "three groups of seven");
    assertTrue(asked.size() < without, asked.size() + " of " + without);
  }

  /** Two that need each other, in groups of their own. */
  @Test
  void groupsNeedNotHoldWhatBelongsTogether() {
    List<Function<Integer, ?>> groups = List.of(i -> i % 7);
    assertEquals(
        List.of(3, 18),
        search(40, outcomeOf(part -> part.containsAll(List.of(3, 18))), Integer.MAX_VALUE)
            .minimize(groups)
            .part());
  }

  @Test
  void anEndedSearchGivesTheBestSoFar() {
    Predicate<List<Integer>> needed = part -> part.contains(5);
    int whole = 0;
    minimize(64, needed);
    int questions = asked.size();
    for (int most = 0; most < questions; most++) {
      asked.clear();
      Result<Integer> found = search(64, outcomeOf(needed), most).minimize(NO_GROUPS);
      assertFalse(found.minimal(), found::toString);
      assertTrue(needed.test(found.part()), found::toString);
      assertEquals(most, asked.size());
      whole += found.part().size() == 64 ? 1 : 0;
    }
    assertEquals(1, whole, "each question but none brings it on");
    asked.clear();
    assertTrue(search(64, outcomeOf(needed), questions).minimize(NO_GROUPS).minimal());
  }

  private Result<Integer> minimize(int size, Predicate<List<Integer>> fails) {
    return search(size, outcomeOf(fails), Integer.MAX_VALUE).minimize(NO_GROUPS);
  }

  private static Function<List<Integer>, Outcome> outcomeOf(Predicate<List<Integer>> fails) {
    return part -> fails.test(part) ? Outcome.FAIL : Outcome.PASS;
  }

  private DeltaDebugging<Integer> search(
      int size, Function<List<Integer>, Outcome> test, int most) {
    return new DeltaDebugging<>(
        IntStream.range(0, size).boxed().toList(),
        part -> {
          asked.add(part);
          return test.apply(part);
        },
        () -> asked.size() < most);
  }

  /** Nothing is asked twice, nor what is known beforehand. */
  private void heldTo(int size) {
    Set<Set<Integer>> different = asked.stream().map(HashSet::new).collect(Collectors.toSet());
    assertEquals(different.size(), asked.size(), () -> "asked twice: " + asked);
    assertTrue(asked.stream().noneMatch(part -> part.isEmpty() || part.size() == size));
  }
}
