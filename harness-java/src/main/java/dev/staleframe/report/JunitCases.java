package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import dev.staleframe.report.JunitCase.Outcome;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The test cases of a cell: one for each witness, and whether they agree. */
final class JunitCases {
  private final CellVerdict cell;
  private final Origin origin;

  JunitCases(CellVerdict cell, Origin origin) {
    this.cell = cell;
    this.origin = origin;
  }

  List<JunitCase> list() {
    List<JunitCase> cases = new ArrayList<>();
    cell.verdicts().forEach(verdict -> cases.add(witness(verdict)));
    cases.add(agreement());
    return cases;
  }

  private JunitCase witness(Verdict verdict) {
    boolean bad = !verdict.asExpected();
    Outcome outcome = bad ? badly(verdict) : verdict.silent() ? Outcome.SKIPPED : Outcome.PASSED;
    String message =
        switch (outcome) {
          case PASSED -> "";
          case SKIPPED -> verdict.abstention().reason();
          case FAILED, ERROR -> verdict.witness() + " " + verdict.surprise();
        };
    return of(verdict.witness(), share(), outcome, message, bad ? details(verdict) : List.of());
  }

  private static Outcome badly(Verdict verdict) {
    return verdict.decided() == 0 ? Outcome.ERROR : Outcome.FAILED;
  }

  /** The trials are the same for all witnesses: their time is to add up to the cell's. */
  private long share() {
    return cell.wallMicros() / Math.max(1, cell.verdicts().size());
  }

  private JunitCase agreement() {
    String name = "agreement";
    if (!cell.judged()) {
      return of(name, 0, Outcome.ERROR, "no witness can say anything", List.of());
    }
    List<String> sides =
        cell.disagreements().entrySet().stream()
            .map(side -> side.getValue() + " x " + side.getKey())
            .toList();
    return sides.isEmpty()
        ? of(name, 0, Outcome.PASSED, "", List.of())
        : of(name, 0, Outcome.FAILED, "the witnesses disagree", sides);
  }

  private JunitCase of(
      String what, long micros, Outcome outcome, String message, List<String> details) {
    return new JunitCase(
        "go" + cell.cell().release() + "." + cell.cell().scenario().name(),
        what + " (" + setting(cell.cell()) + ")",
        micros,
        outcome,
        Excerpt.line(message),
        String.join("\n", details),
        outcome == Outcome.FAILED || outcome == Outcome.ERROR
            ? log().map(log -> "log: " + log).orElse("")
            : "");
  }

  /** All that tells a cell from the others of its release and scenario. */
  private static String setting(Cell cell) {
    return Stream.of(
            cell.patch() == Patch.NONE ? null : "with " + cell.patch(),
            cell.amplifier() + " amplifier",
            cell.godebug().equals(Godebug.NONE) ? null : "GODEBUG=" + cell.godebug(),
            cell.shim() == ShimVariant.FP ? null : "shim " + cell.shim(),
            cell.place().toString(),
            cell.arch())
        .filter(Objects::nonNull)
        .map(Printable::of)
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  private List<String> details(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "must say %s; %s: %d stale, %d consistent, %d unknown",
            verdict.expected(),
            Amount.of(verdict.trials(), "trial"),
            verdict.stale(),
            verdict.consistent(),
            verdict.unknown()));
    lines.addAll(Excerpt.lines(counted(verdict)));
    if (cell.firstCrash() != null) {
      lines.add("first crash: " + Excerpt.line(cell.firstCrash().crash().title()));
      Excerpt.lines(cell.firstCrash().crash().frames()).forEach(frame -> lines.add("  " + frame));
    }
    return lines;
  }

  private static List<String> counted(Verdict verdict) {
    return verdict.reasons().entrySet().stream()
        .map(reason -> reason.getValue() + " x " + reason.getKey())
        .toList();
  }

  /** Of the first crash; where there is none, of the first trial that left one. */
  private Optional<String> log() {
    return Stream.concat(Stream.ofNullable(cell.firstCrash()), cell.kept().stream())
        .map(Trial::log)
        .map(origin::log)
        .flatMap(Optional::stream)
        .findFirst()
        .map(path -> Printable.of(path.toString()));
  }
}
