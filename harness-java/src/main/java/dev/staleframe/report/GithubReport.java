package dev.staleframe.report;

import dev.staleframe.judge.CellVerdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Annotations of a GitHub Actions run: an error for each surprise, a warning for each note, and the
 * conclusion. They are workflow commands, each on a line of its own; nothing else is written, and
 * no text can begin a line.
 */
public final class GithubReport implements ReportWriter {
  /** GitHub shows no more of a kind for a step. */
  private static final int MOST = 10;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_MESSAGE = 4000;

  @Override
  public void write(StudyResult result, PrintStream out) {
    String command = "staleframe " + result.command();
    List<String> errors = errors(result);
    boolean told = result.asExpected() || !errors.isEmpty();
    if (!told) {
      errors.add(line("error", command, result.conclusion()));
    }
    bounded("error", command, errors).forEach(out::println);
    List<String> warnings =
        result.notes().stream().map(note -> line("warning", command, note)).toList();
    bounded("warning", command, warnings).forEach(out::println);
    if (told) {
      out.println(line("notice", command, result.conclusion()));
    }
  }

  private static List<String> errors(StudyResult result) {
    Map<Object, CellVerdict> cells =
        result.cells().stream()
            .collect(Collectors.toMap(CellVerdict::cell, Function.identity(), (a, b) -> a));
    List<String> errors = new ArrayList<>();
    for (Surprise surprise : result.surprises()) {
      errors.add(
          line(
              "error",
              "Go " + surprise.cell().title() + ", scenario " + surprise.cell().scenario().name(),
              surprise.words() + crash(cells.get(surprise.cell()))));
    }
    if (result.controlArm().isPresent() && !result.controlArm().get().ok()) {
      errors.add(
          line(
              "error",
              "staleframe " + result.command() + ", control arm",
              TextReport.controlArm(result.controlArm().get())));
    }
    return errors;
  }

  private static String crash(CellVerdict cell) {
    return cell == null || cell.firstCrash() == null
        ? ""
        : "; first crash: " + Excerpt.line(cell.firstCrash().crash().title());
  }

  private static List<String> bounded(String kind, String command, List<String> lines) {
    if (lines.size() <= MOST) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST - 1));
    shown.add(
        line(
            kind,
            command,
            String.format(
                Locale.ROOT,
                "and %,d more, which GitHub would not show; the summary and the other reports"
                    + " have all",
                lines.size() - shown.size())));
    return shown;
  }

  /**
   * A workflow command. What it is escaped by is what the runner takes back ({@code ActionCommand}
   * of {@code actions/runner}: %, CR and LF, in a property : and , too); control characters are
   * gone before.
   */
  private static String line(String kind, String title, String message) {
    return "::%s title=%s::%s"
        .formatted(
            kind,
            escaped(Excerpt.line(title, LONGEST_TITLE)).replace(":", "%3A").replace(",", "%2C"),
            escaped(Excerpt.line(message, LONGEST_MESSAGE)));
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
