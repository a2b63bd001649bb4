package dev.staleframe.report;

import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Verdict;
import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Releases x scenarios: what was found of each under all amplifiers, and whether it had to be. */
final class MarkdownGrid {
  private final List<String> scenarios;
  private final Map<String, Map<String, List<CellVerdict>>> rows = new LinkedHashMap<>();

  MarkdownGrid(List<CellVerdict> cells) {
    scenarios = cells.stream().map(cell -> cell.cell().scenario().name()).distinct().toList();
    for (CellVerdict cell : cells) {
      rows.computeIfAbsent(label(cell.cell()), label -> new LinkedHashMap<>())
          .computeIfAbsent(cell.cell().scenario().name(), scenario -> new ArrayList<>())
          .add(cell);
    }
  }

  /** A build and where it ran. */
  static String label(Cell cell) {
    return cell.label()
        + (cell.shim() == ShimVariant.FP ? "" : ", shim " + cell.shim())
        + (cell.arch().equals("amd64") ? "" : ", " + cell.arch());
  }

  /** The two lines that open the table. */
  String[] head() {
    return new String[] {
      scenarios.stream()
          .map(Markdown::text)
          .collect(Collectors.joining(" | ", "| release | ", " |")),
      "|---".repeat(scenarios.size() + 1) + "|"
    };
  }

  List<String> rows() {
    return rows.entrySet().stream()
        .map(
            row ->
                scenarios.stream()
                    .map(scenario -> says(row.getValue().getOrDefault(scenario, List.of())))
                    .collect(
                        Collectors.joining(
                            " | ", "| " + Markdown.text(row.getKey()) + " | ", " |")))
        .toList();
  }

  private static String says(List<CellVerdict> cells) {
    if (cells.isEmpty()) {
      return "not run";
    }
    boolean asExpected = cells.stream().allMatch(CellVerdict::asExpected);
    return (asExpected ? "✅ " : "❌ **not as expected:** ") + finding(cells);
  }

  private static String finding(List<CellVerdict> cells) {
    boolean plants = cells.get(0).cell().scenario().plants();
    List<Verdict> verdicts = cells.stream().flatMap(cell -> cell.verdicts().stream()).toList();
    if (verdicts.stream().anyMatch(verdict -> verdict.finding() == Finding.STALE)) {
      return plants ? "check fires" : "stale";
    }
    if (verdicts.stream().anyMatch(verdict -> verdict.finding() == Finding.CONSISTENT)) {
      return plants ? "check lets it pass" : "consistent";
    }
    return verdicts.stream().anyMatch(Verdict::notAffected) ? "not affected" : "nothing known";
  }
}
