package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Surprise;
import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is not as expected of a cell, in words. */
final class Surprises {
  /** How many cells a sentence names; every report lists all surprises. */
  private static final int NAMED = 3;

  private final CellVerdict cell;

  private Surprises(CellVerdict cell) {
    this.cell = cell;
  }

  static List<Surprise> of(CellVerdict cell) {
    return new Surprises(cell)
        .list().stream().map(words -> new Surprise(cell.cell(), words)).toList();
  }

  /**
   * Which cells they are of, in a clause. What they are is for the list of surprises to say.
   *
   * @param cells how many cells there are
   */
  static String where(List<Surprise> surprises, int cells, Function<Cell, String> name) {
    List<Cell> odd = surprises.stream().map(Surprise::cell).distinct().toList();
    return String.format(
        Locale.ROOT,
        "%d of %s: %s%s",
        odd.size(),
        Amount.of(cells, "cell"),
        odd.stream().limit(NAMED).map(name).collect(Collectors.joining("; ")),
        odd.size() > NAMED ? "; and " + (odd.size() - NAMED) + " more" : "");
  }

  private List<String> list() {
    List<String> surprises = new ArrayList<>();
    if (!cell.judged()) {
      surprises.add("no witness can say anything");
    }
    byWords()
        .forEach((words, witnesses) -> surprises.add(String.join(", ", witnesses) + " " + words));
    cell.disagreements()
        .forEach(
            (sides, count) ->
                surprises.add(
                    "the witnesses disagree in " + Amount.of(count, "trial") + ": " + sides));
    return surprises;
  }

  /** Who says so, by what they say. */
  private Map<String, List<String>> byWords() {
    Map<String, List<String>> witnesses = new LinkedHashMap<>();
    cell.verdicts().stream()
        .filter(verdict -> !verdict.asExpected())
        .forEach(
            verdict ->
                witnesses
                    .computeIfAbsent(verdict.surprise(), words -> new ArrayList<>())
                    .add(verdict.witness()));
    return witnesses;
  }
}
