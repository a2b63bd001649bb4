package dev.staleframe.report.html;

import dev.staleframe.Amount;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Printable;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that the page shows, as its template wants it.
 *
 * @param style how it looks, and what it may do
 * @param command the subcommand
 * @param heading what was run, a line each
 * @param conclusion what came of it, clause by clause
 * @param asExpected whether all is as expected
 * @param advice what to do about it, a sentence each
 * @param notes what a reader must know of the records
 * @param surprises what was not as expected, with links
 * @param map the heat map
 * @param unexpected the cells that are not as expected
 * @param others the other cells
 * @param controlArm the control arm in a line, or null
 * @param runs where trials come from
 * @param journals the files
 */
record Page(
    Style style,
    String command,
    List<String> heading,
    List<String> conclusion,
    boolean asExpected,
    List<String> advice,
    List<String> notes,
    List<SurpriseView> surprises,
    HeatMap map,
    Section unexpected,
    Section others,
    String controlArm,
    List<RunView> runs,
    List<String> journals) {

  /**
   * Something that was not as expected.
   *
   * @param id of the section that shows it; null if the cell has none
   * @param cell what it was seen in
   * @param words what it is
   */
  record SurpriseView(String id, String cell, String words) {}

  /**
   * Some cells.
   *
   * @param count how many
   * @param cells opened one after the other, as they are asked for
   */
  record Section(int count, Iterable<CellView> cells) {}

  static Page of(StudyResult result) {
    Map<Cell, String> ids = new LinkedHashMap<>();
    result.cells().forEach(cell -> ids.putIfAbsent(cell.cell(), "cell-" + (ids.size() + 1)));
    CellName names = CellName.among(result.cells());
    CellViews views = new CellViews(result, ids);
    return new Page(
        Style.load(),
        result.command(),
        result.heading().lines().map(Printable::of).toList(),
        clauses(Printable.of(result.conclusion())),
        result.asExpected(),
        result.advice().stream().map(Printable::of).toList(),
        result.notes().stream().map(Printable::of).toList(),
        result.surprises().stream()
            .map(
                surprise ->
                    new SurpriseView(
                        ids.get(surprise.cell()),
                        names.of(surprise.cell()),
                        Printable.of(surprise.words())))
            .toList(),
        new HeatMapBuilder(result.cells(), ids).build(),
        opened(result, views, false),
        opened(result, views, true),
        result.controlArm().map(Page::controlArm).orElse(null),
        result.origin().runs().stream().map(RunView::of).toList(),
        result.origin().journals().stream().map(path -> Printable.of(path.toString())).toList());
  }

  private static Section opened(StudyResult result, CellViews views, boolean asExpected) {
    List<CellVerdict> some =
        result.cells().stream().filter(cell -> cell.asExpected() == asExpected).toList();
    return new Section(some.size(), () -> some.stream().map(views::of).iterator());
  }

  /** A sentence, cut after each semicolon that isn't in parentheses: many releases make it long. */
  private static List<String> clauses(String sentence) {
    List<String> clauses = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' ? 1 : 0;
      if (c == ';' && depth == 0 && sentence.startsWith(" ", i + 1)) {
        clauses.add(sentence.substring(start, i + 1).strip());
        start = i + 1;
      }
    }
    clauses.add(sentence.substring(start).strip());
    return clauses;
  }

  private static String controlArm(StudyResult.ControlArmLine line) {
    return String.format(
        Locale.ROOT,
        "Control arm, the same C between Java frames: %s, %s, %.0f ns each.",
        Amount.grouped(line.callbacks(), "callback"),
        line.ok() ? "each arrived once and in order" : "NOT ALL ARRIVED",
        line.nanosPerCallback());
  }
}
