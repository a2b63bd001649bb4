package dev.staleframe.report;

import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A line a release, a column a scenario; what was seen under all amplifiers together. */
final class HeatTable {
  private static final String UNEXPECTED = "!";

  private final Map<String, List<CellVerdict>> rows = new LinkedHashMap<>();
  private final Set<Scenario> scenarios = new LinkedHashSet<>();

  HeatTable(List<CellVerdict> cells) {
    for (CellVerdict cell : cells) {
      rows.computeIfAbsent(cell.cell().label(), label -> new ArrayList<>()).add(cell);
      scenarios.add(cell.cell().scenario());
    }
  }

  List<String> lines() {
    TextTable table = new TextTable().column("release", false);
    for (int i = 1; i <= scenarios.size(); i++) {
      table.column(Integer.toString(i), false);
    }
    rows.forEach((label, cells) -> table.row(row(label, cells)));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    int number = 1;
    for (Scenario scenario : scenarios) {
      lines.add("  %d  %s: %s".formatted(number++, scenario.name(), scenario.summary()));
    }
    lines.addAll(legend());
    return lines;
  }

  private String[] row(String label, List<CellVerdict> cells) {
    List<String> row = new ArrayList<>();
    row.add(label);
    for (Scenario scenario : scenarios) {
      List<CellVerdict> of =
          cells.stream().filter(cell -> cell.cell().scenario().equals(scenario)).toList();
      row.add(words(scenario, of));
    }
    return row.toArray(String[]::new);
  }

  private static String words(Scenario scenario, List<CellVerdict> cells) {
    if (cells.isEmpty()) {
      return "";
    }
    boolean asExpected = cells.stream().allMatch(CellVerdict::asExpected);
    return seen(scenario, cells) + (asExpected ? "" : UNEXPECTED);
  }

  private static String seen(Scenario scenario, List<CellVerdict> cells) {
    if (cells.stream().anyMatch(CellVerdict::isStale)) {
      return scenario.plants() ? "fires" : "stale";
    }
    List<Verdict> verdicts = cells.stream().flatMap(cell -> cell.verdicts().stream()).toList();
    if (verdicts.stream().anyMatch(verdict -> verdict.consistent() > 0)) {
      return scenario.plants() ? "passes" : "ok";
    }
    return verdicts.stream().anyMatch(Verdict::notAffected) ? "n/a" : "?";
  }

  private List<String> legend() {
    List<String> lines = new ArrayList<>();
    lines.add("  stale: a stale frame pointer was seen; ok: none was");
    if (scenarios.stream().anyMatch(Scenario::plants)) {
      lines.add("  fires, passes: what the runtime's check does to a pointer planted for it");
    }
    lines.add("  n/a: there is nothing that could be stale; ?: nobody can say");
    lines.add("  " + UNEXPECTED + ": not as expected");
    return lines;
  }
}
