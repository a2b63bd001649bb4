package dev.staleframe.study;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Surprise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is not as expected of a cell, in words. */
final class Surprises {
  private final CellVerdict cell;

  private Surprises(CellVerdict cell) {
    this.cell = cell;
  }

  static List<Surprise> of(CellVerdict cell) {
    return new Surprises(cell)
        .list().stream().map(words -> new Surprise(cell.cell(), words)).toList();
  }

  /** One in a sentence of its own. */
  static String sentence(Surprise surprise) {
    return "Go " + surprise.cell().title() + ": " + surprise.words();
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
                surprises.add("the witnesses disagree in " + count + " trials: " + sides));
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
