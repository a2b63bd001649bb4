package dev.staleframe.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.search.EdgeSearch.Answer;
import dev.staleframe.search.EdgeSearch.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeSearchTest {
  private final List<Integer> asked = new ArrayList<>();

  /** The answers in a row: n(o), y(es), ? for none. */
  @ParameterizedTest
  @CsvSource({
    "ny, 0, 1, ''",
    "nyy, 0, 1, ''",
    "nny, 1, 2, ''",
    "nnnnnnny, 6, 7, ''",
    "nyyyyyyy, 0, 1, ''",
    "n?y, 0, 2, 1",
    "n????y, 0, 5, 1 2 3 4",
    "nn??yy, 1, 4, 2 3",
    "n?n?y?y, 2, 4, 3",
    "nnn?yyyyyyyy, 2, 4, 3",
  })
  void theEdge(String answers, int before, int after, String between) {
    List<Integer> skipped =
        between.isEmpty()
            ? List.of()
            : List.of(between.split(" ")).stream().map(Integer::valueOf).toList();
    assertEquals(new Result.Edge<>(before, after, skipped), search(answers, Answer.NO));
    assertEquals(new HashSet<>(asked).size(), asked.size(), "asked twice: " + asked);

    assertEquals(
        new Result.Edge<>(before, after, skipped),
        search(answers.replace('n', '-').replace('y', 'n').replace('-', 'y'), Answer.YES));
  }

  @ParameterizedTest
  @CsvSource({"nn, 1, NO", "nyyn, 3, NO", "yyyy, 0, YES", "nny?, 3, UNKNOWN", "?nny, 0, UNKNOWN"})
  void endsAreCheckedFirstAndNothingElse(String answers, int end, Answer answer) {
    assertEquals(new Result.WrongEnd<>(end, answer), search(answers, Answer.NO));
    assertTrue(asked.size() <= 2, asked::toString);
    assertTrue(List.of(0, answers.length() - 1).containsAll(asked), asked::toString);
  }

  @Test
  void nothingIsAskedAgainByAnotherSearch() {
    EdgeSearch<Integer> search = new EdgeSearch<>(answersOf("nnyynn"), List.of());
    assertEquals(new Result.Edge<>(1, 2, List.of()), search.search(List.of(0, 1, 2, 3), Answer.NO));
    assertEquals(new Result.Edge<>(3, 4, List.of()), search.search(List.of(3, 4, 5), Answer.YES));
    assertEquals(new HashSet<>(asked).size(), asked.size(), "asked twice: " + asked);
  }

  @Test
  void thePreferredIsAskedWhereTheQuestionsAllowIt() {
    search("nnnnnnnnnnnnnyyy", Answer.NO, List.of(i -> i == 12, i -> i == 13));
    assertEquals(List.of(15, 0, 12, 13), asked);
  }

  /** The first of these uses up the question that is spare. */
  @Test
  void thePreferredIsNotAskedWhereItWouldCostTooMuch() {
    search("n".repeat(33) + "y".repeat(31), Answer.NO, List.of(i -> i == 2 || i == 60));
    assertEquals(List.of(63, 0, 60, 30), asked.subList(0, 4));
  }

  /** Whatever the list, the edge and the likes. */
  @Test
  void neverMoreThanThreeQuestionsOverTheLogarithm() {
    Random random = new Random(69087);
    for (int n = 2; n <= 200; n++) {
      int size = n;
      for (int edge = 1; edge < n; edge++) {
        boolean[] liked = new boolean[n];
        IntStream.range(0, n).forEach(i -> liked[i] = random.nextInt(size) < 4);
        String answers = "n".repeat(edge) + "y".repeat(n - edge);
        Result<Integer> found =
            search(answers, Answer.NO, List.of(i -> liked[i], i -> i % 13 == 12));
        assertEquals(new Result.Edge<>(edge - 1, edge, List.of()), found);
        int most = 3 + (int) Math.ceil(Math.log(n) / Math.log(2));
        assertTrue(asked.size() <= most, n + " " + edge + ": " + asked);
      }
    }
  }

  /** With holes: the edge's sides have their answers, and only what has none lies between. */
  @Test
  void holesAreOnlyEverBetween() {
    Random random = new Random(69085);
    for (int run = 0; run < 2000; run++) {
      int n = 2 + random.nextInt(60);
      int edge = 1 + random.nextInt(n - 1);
      String answers =
          IntStream.range(0, n)
              .mapToObj(
                  i -> i > 0 && i < n - 1 && random.nextInt(3) == 0 ? "?" : i < edge ? "n" : "y")
              .collect(Collectors.joining());
      var found = (Result.Edge<Integer>) search(answers, Answer.NO);
      assertEquals('n', answers.charAt(found.before()), answers);
      assertEquals('y', answers.charAt(found.after()), answers);
      assertTrue(
          answers.substring(found.before() + 1, found.after()).matches("\\?*"),
          answers + " " + found);
      assertEquals(found.after() - found.before() - 1, found.between().size());
      assertEquals(new HashSet<>(asked).size(), asked.size(), "asked twice: " + asked);
    }
  }

  private Result<Integer> search(String answers, Answer first) {
    return search(answers, first, List.of());
  }

  private Result<Integer> search(String answers, Answer first, List<Predicate<Integer>> likes) {
    asked.clear();
    return new EdgeSearch<>(answersOf(answers), likes)
        .search(IntStream.range(0, answers.length()).boxed().toList(), first);
  }

  private Function<Integer, Answer> answersOf(String answers) {
    return i -> {
      asked.add(i);
      return switch (answers.charAt(i)) {
        case 'y' -> Answer.YES;
        case 'n' -> Answer.NO;
        default -> Answer.UNKNOWN;
      };
    };
  }
}
