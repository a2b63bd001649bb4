package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdicts;
import dev.staleframe.report.MarkdownReport;
import dev.staleframe.report.Origin;
import dev.staleframe.report.ReportWriter;
import dev.staleframe.report.StudyResult;
import dev.staleframe.report.Surprise;
import dev.staleframe.report.TextReport;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurprisesTest {
  private static final Cell GROW = Samples.cell("1.23.0");
  private static final Cell STILL = Samples.cell("1.23.0", Samples.STILL, Amplifier.EFENCE);
  private static final Cell LOOP = Samples.cell("1.23.0", Samples.LOOP_TRACED, Amplifier.EFENCE);

  /** Each sort of surprise that a cell can have. */
  private static final List<CellVerdict> ODD =
      List.of(
          Verdicts.silent(GROW, 1), // two witnesses disagree
          Verdicts.of(Samples.cell("1.23rc1"), 0, 7, 0),
          Verdicts.of(Samples.cell("1.23.1"), 3, 9, 0),
          Verdicts.of(Samples.cell("1.22.12"), 0, 8, 1),
          Verdicts.of(Samples.cell("1.24.0"), 0, 0, 6),
          Verdicts.of(STILL, 2, 3, 0),
          Verdicts.crashing(LOOP, 3, 10));

  @ParameterizedTest
  @CsvSource({"0, 'no witness can say anything'", "1, 'must see the fault, but no trial says'"})
  void aCellCanHaveSeveral(int number, String words) {
    List<Surprise> surprises = Surprises.of(Verdicts.of(GROW, 0, 0, 5));

    assertEquals(2, surprises.size());
    assertFalse(surprises.get(number).words().indexOf(words) < 0, surprises::toString);
  }

  /** Of one scenario, a table; of several, a map of releases: what is printed differs. */
  static Stream<Arguments> results() {
    return Stream.of(
        Arguments.of(matrix(ODD)),
        Arguments.of(matrix(ODD.subList(0, 5))),
        Arguments.of(matrix(ODD.subList(6, 7))),
        Arguments.of(reproduced(Samples.GROW, ODD.subList(0, 5))),
        Arguments.of(reproduced(Samples.LOOP_TRACED, ODD.subList(6, 7))));
  }

  @ParameterizedTest
  @MethodSource("results")
  void theTextSaysEachOnce(StudyResult result) {
    String text = written(new TextReport(), result);

    assertFalse(result.surprises().isEmpty());
    for (Surprise surprise : result.surprises()) {
      String line =
          "\n  %s on Go %s: %s\n"
              .formatted(
                  surprise.cell().scenario().name(), surprise.cell().title(), surprise.words());
      assertEquals(1, count(line, text), text);
    }
    for (String words : result.surprises().stream().map(Surprise::words).distinct().toList()) {
      long cells = result.surprises().stream().filter(one -> one.words().equals(words)).count();
      assertEquals(cells, count(words, text), text);
    }
    assertEquals(0, count("(?i)\\b1 trials", text), text);
  }

  /** The table of witnesses, which is folded away, has its own; the conclusion has none. */
  @ParameterizedTest
  @MethodSource("results")
  void theConclusionSaysWhereAndNotWhat(StudyResult result) {
    for (Surprise surprise : result.surprises()) {
      assertEquals(0, count(surprise.words(), result.conclusion()), result.conclusion());
    }
    String disagree = "the witnesses disagree";
    String markdown = written(new MarkdownReport(), result);
    assertEquals(
        result.surprises().stream().filter(one -> one.words().startsWith(disagree)).count(),
        count(disagree, markdown),
        markdown);
  }

  @ParameterizedTest
  @MethodSource("results")
  void whereThereIsNoneNoneIsSaid(StudyResult odd) {
    StudyResult result = matrix(List.of(Verdicts.of(GROW, 10, 0, 0)));

    assertEquals(List.of(), result.surprises());
    assertEquals(0, count("Not as expected", written(new TextReport(), result)));
    assertEquals(1, count("\nNot as expected:\n", written(new TextReport(), odd)));
  }

  private static StudyResult matrix(List<CellVerdict> cells) {
    MatrixWords words = new MatrixWords(cells, List.of());
    return result(words.conclusion(), words.asExpected(), words.surprises(), cells);
  }

  private static StudyResult reproduced(Scenario scenario, List<CellVerdict> cells) {
    Conclusion conclusion = new Conclusion(scenario, cells);
    return result(conclusion.sentence(), conclusion.asExpected(), conclusion.surprises(), cells);
  }

  private static StudyResult result(
      String conclusion, boolean asExpected, List<Surprise> surprises, List<CellVerdict> cells) {
    List<Path> journals = List.of(Path.of("/out/journal.ndjson"));
    return new StudyResult(
        "matrix",
        "heading",
        conclusion,
        asExpected,
        List.of(),
        surprises,
        List.of(),
        cells,
        Optional.empty(),
        new Origin(List.of(), journals, LogShelf.beside(journals)));
  }

  private static String written(ReportWriter writer, StudyResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.write(result, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static long count(String words, String text) {
    String pattern = words.startsWith("(?") ? words : Pattern.quote(words);
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
