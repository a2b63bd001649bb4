package dev.staleframe.report;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * For the summary of a GitHub Actions step, or an issue: the conclusion, what was not as expected,
 * releases x scenarios, and the rest folded away.
 */
public final class MarkdownReport implements ReportWriter {
  /** GitHub refuses the summary of a step that is larger than 1 MiB; others may add to it. */
  private static final int MOST_BYTES = 950_000;

  private static final int MOST_CRASHES = 20;

  @Override
  public void write(StudyResult result, PrintStream out) {
    BoundedText text = new BoundedText(MOST_BYTES);
    text.lines(
        "## "
            + (result.asExpected() ? "✅ " : "❌ ")
            + Markdown.text("staleframe " + result.command())
            + (result.asExpected() ? ": as expected" : ": not as expected"),
        "",
        Markdown.sentence(result.conclusion()));
    result.advice().forEach(advice -> text.lines("", Markdown.sentence(advice)));
    surprises(result.surprises(), text);
    result.notes().stream()
        .limit(MOST_CRASHES)
        .forEach(note -> text.lines("", "⚠️ Note: " + Markdown.text(note)));
    result
        .controlArm()
        .ifPresent(
            arm ->
                text.lines(
                    "", (arm.ok() ? "✅ " : "❌ ") + Markdown.text(TextReport.controlArm(arm))));
    grid(result.cells(), text);
    details(result, text);
    out.print(text);
  }

  private static void surprises(List<Surprise> surprises, BoundedText text) {
    if (surprises.isEmpty()) {
      return;
    }
    text.lines("", "### Not as expected", "");
    text.rows(
        surprises.stream()
            .map(
                surprise ->
                    "- **"
                        + Markdown.text("Go " + surprise.cell().title())
                        + "**, scenario "
                        + Markdown.text(surprise.cell().scenario().name())
                        + ": "
                        + Markdown.text(surprise.words()))
            .toList(),
        0.4,
        "surprises");
  }

  private static void grid(List<CellVerdict> cells, BoundedText text) {
    MarkdownGrid grid = new MarkdownGrid(cells);
    text.lines("", "### Releases and scenarios", "");
    text.lines(grid.head());
    text.rows(grid.rows(), 0.5, "releases");
  }

  private static void details(StudyResult result, BoundedText text) {
    text.lines("", "<details><summary>What was run, and each witness</summary>", "");
    result.heading().lines().forEach(line -> text.lines(Markdown.text(line) + "<br>"));
    text.lines(
        "",
        "| release | scenario | amplifier | witness | trials | stale | consistent | unknown | |",
        "|---|---|---|---|--:|--:|--:|--:|---|");
    text.rows(
        result.cells().stream()
            .flatMap(cell -> cell.verdicts().stream().map(verdict -> row(cell, verdict)))
            .toList(),
        0.7,
        "rows");
    text.lines("", "</details>");
    crashes(result, text);
    result.origin().journals().stream()
        .limit(MOST_CRASHES)
        .forEach(journal -> text.lines("", "Journal: " + Markdown.code(journal.toString())));
  }

  private static String row(CellVerdict cell, Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %d | %d | %d | %d | %s |",
        Markdown.text(MarkdownGrid.label(cell.cell())),
        Markdown.text(cell.cell().scenario().name()),
        cell.cell().amplifier(),
        Markdown.text(verdict.witness()),
        verdict.trials(),
        verdict.stale(),
        verdict.consistent(),
        verdict.unknown(),
        says(verdict));
  }

  private static String says(Verdict verdict) {
    if (!verdict.asExpected()) {
      return "❌ " + Markdown.text(verdict.surprise());
    }
    return verdict.silent() ? "➖ " + Markdown.text(verdict.abstention().reason()) : "✅";
  }

  private static void crashes(StudyResult result, BoundedText text) {
    List<CellVerdict> cells =
        result.cells().stream().filter(cell -> Objects.nonNull(cell.firstCrash())).toList();
    if (cells.isEmpty()) {
      return;
    }
    text.lines("", "<details><summary>First crash of each line</summary>", "");
    List<String> blocks = new ArrayList<>();
    cells.stream().limit(MOST_CRASHES).forEach(cell -> blocks.add(crash(cell, result.origin())));
    text.rows(blocks, 1, "crashes");
    if (cells.size() > MOST_CRASHES) {
      text.lines(
          "",
          String.format(
              Locale.ROOT, "The crashes of %,d more are left out.", cells.size() - MOST_CRASHES));
    }
    text.lines("", "</details>");
  }

  private static String crash(CellVerdict cell, Origin origin) {
    String frames =
        Excerpt.lines(cell.firstCrash().crash().frames()).stream()
            .map(Markdown::preformatted)
            .collect(Collectors.joining("\n"));
    return Markdown.text(cell.cell().title())
        + ": "
        + Markdown.code(cell.firstCrash().crash().title())
        + origin
            .log(cell.firstCrash().log())
            .map(log -> ", log " + Markdown.code(log.toString()))
            .orElse("")
        + "\n<pre>\n"
        + frames
        + "\n</pre>";
  }
}
