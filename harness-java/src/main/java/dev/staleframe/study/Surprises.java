package dev.staleframe.study;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Verdict;
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
                    .computeIfAbsent(words(verdict), words -> new ArrayList<>())
                    .add(verdict.witness()));
    return witnesses;
  }

  private static String words(Verdict verdict) {
    if (verdict.expected() == Finding.STALE) {
      return "must see the fault, but "
          + (verdict.finding() == Finding.UNKNOWN
              ? "no trial says anything"
              : verdict.consistent() + " trials are clean");
    }
    if (verdict.finding() == Finding.STALE) {
      return "must see nothing, but "
          + of(verdict.stale(), verdict.trials())
          + " trials show the fault";
    }
    return "must see nothing, but "
        + of(verdict.undecided(), verdict.trials())
        + " trials do not say so";
  }

  private static String of(int some, int all) {
    return some + " of " + all;
  }
}
