package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Surprise;
import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the verdicts on many cells amount to, in one sentence. */
final class MatrixWords {
  /** A sentence names no more; the reports have them all. */
  private static final int NAMED = 3;

  private final List<CellVerdict> cells;
  private final List<Surprise> surprises;
  private final List<String> faults;

  /**
   * @param faults what is wrong with the records themselves
   */
  MatrixWords(List<CellVerdict> cells, List<String> faults) {
    this.cells = cells;
    this.surprises = cells.stream().flatMap(cell -> Surprises.of(cell).stream()).toList();
    this.faults = faults;
  }

  List<Surprise> surprises() {
    return surprises;
  }

  boolean asExpected() {
    return surprises.isEmpty() && faults.isEmpty();
  }

  String conclusion() {
    if (!asExpected()) {
      return "Not as expected: " + wrong() + ".";
    }
    if (cells.isEmpty()) {
      return "As expected: there was nothing to run.";
    }
    return String.format(
        Locale.ROOT,
        "As expected: %s on %s; %s.",
        Amount.of(cells.size(), "cell"),
        Amount.of(
            (int) cells.stream().map(cell -> cell.cell().release()).distinct().count(), "release"),
        shown());
  }

  private String wrong() {
    List<String> clauses = new ArrayList<>(faults);
    if (!surprises.isEmpty()) {
      Map<Cell, String> words = new LinkedHashMap<>();
      surprises.forEach(
          surprise ->
              words.merge(
                  surprise.cell(),
                  Surprises.sentence(surprise),
                  (said, more) -> said + ", and " + surprise.words()));
      String named =
          words.entrySet().stream()
              .limit(NAMED)
              .map(odd -> odd.getKey().scenario().name() + " on " + odd.getValue())
              .collect(Collectors.joining("; "));
      clauses.add(
          String.format(
              Locale.ROOT,
              "%d of %s: %s%s",
              words.size(),
              Amount.of(cells.size(), "cell"),
              named,
              words.size() > NAMED ? "; and " + (words.size() - NAMED) + " more" : ""));
    }
    return String.join("; ", clauses);
  }

  /** On which releases, as they are, the issue shows. */
  private String shown() {
    List<String> stale =
        asReleased().filter(CellVerdict::isStale).map(MatrixWords::release).distinct().toList();
    if (asReleased().findAny().isEmpty()) {
      return "nothing here could show issue 69087";
    }
    return stale.isEmpty()
        ? "issue 69087 shows on none"
        : "issue 69087 shows on Go " + String.join(", ", stale) + ", and on no other";
  }

  private Stream<CellVerdict> asReleased() {
    return cells.stream()
        .filter(cell -> cell.cell().patch() == Patch.NONE)
        .filter(cell -> !cell.cell().scenario().plants() && !cell.cell().scenario().control());
  }

  private static String release(CellVerdict cell) {
    return cell.cell().release().toString();
  }
}
