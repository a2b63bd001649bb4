package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Verdict;
import dev.staleframe.judge.Witness;
import dev.staleframe.trial.Place;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** For people: what each witness says of each release, what they saw, the conclusion. */
public final class TextReport implements ReportWriter {
  @Override
  public void write(StudyResult result, PrintStream out) {
    out.println(result.heading());
    out.println();
    if (result.severalScenarios()) {
      new HeatTable(result.cells()).lines().forEach(out::println);
    } else {
      table(result.cells()).lines().forEach(out::println);
      abstentions(result.cells()).forEach(out::println);
    }
    surprises(result, out);
    result.cells().forEach(cell -> trouble(cell, out));
    new Exhibits(result, out).print();
    result
        .controlArm()
        .ifPresent(
            line -> {
              out.println();
              out.println(controlArm(line));
            });
    out.println();
    out.println(result.conclusion());
    result.advice().forEach(out::println);
    result.notes().forEach(note -> out.println("Note: " + Printable.of(note)));
    result.origin().journals().forEach(journal -> out.println("Journal: " + journal));
  }

  private static TextTable table(List<CellVerdict> cells) {
    boolean archs = cells.stream().map(cell -> cell.cell().arch()).distinct().count() > 1;
    boolean places = cells.stream().anyMatch(cell -> cell.cell().place() != Place.HOST);
    TextTable table = new TextTable().column("release", false);
    if (archs) {
      table.column("arch", false);
    }
    if (places) {
      table.column("place", false);
    }
    table.column("amplifier", false);
    Witness.ALL.forEach(witness -> table.column(witness.name(), false));
    for (CellVerdict cell : cells) {
      List<String> row = new ArrayList<>();
      row.add(cell.cell().setup());
      if (archs) {
        row.add(cell.cell().arch());
      }
      if (places) {
        row.add(cell.cell().place().toString());
      }
      row.add(cell.cell().amplifier().toString());
      boolean plants = cell.cell().scenario().plants();
      cell.verdicts().forEach(verdict -> row.add(says(verdict, plants)));
      table.row(row.toArray(String[]::new));
    }
    return table;
  }

  private static String says(Verdict verdict, boolean plants) {
    String mark = verdict.asExpected() ? "" : " <-- NOT AS EXPECTED";
    if (verdict.silent() && verdict.undecided() == 0) {
      return (verdict.abstention().missing() ? verdict.abstention().reason() : "-") + mark;
    }
    Finding finding = verdict.finding();
    int count =
        switch (finding) {
          case STALE -> verdict.stale();
          case CONSISTENT -> verdict.consistent();
          case UNKNOWN -> verdict.unknown();
        };
    return (plants ? ofCheck(finding) : finding.toString())
        + (" " + count + "/" + verdict.trials() + mark);
  }

  /** A planted pointer is bad for sure; what is found is whether the check sees it. */
  private static String ofCheck(Finding finding) {
    return switch (finding) {
      case STALE -> "fires";
      case CONSISTENT -> "lets pass";
      case UNKNOWN -> "unknown";
    };
  }

  /** What the dashes in the table stand for. */
  private static Set<String> abstentions(List<CellVerdict> cells) {
    Set<String> lines = new LinkedHashSet<>();
    cells.stream()
        .flatMap(cell -> cell.verdicts().stream())
        .filter(Verdict::silent)
        .filter(verdict -> !verdict.abstention().missing())
        .map(verdict -> "  - " + verdict.witness() + ": " + verdict.abstention().reason())
        .forEach(lines::add);
    return lines;
  }

  private static void surprises(StudyResult result, PrintStream out) {
    if (result.surprises().isEmpty()) {
      return;
    }
    out.println();
    out.println("Not as expected:");
    result
        .surprises()
        .forEach(
            surprise ->
                out.printf(
                    Locale.ROOT,
                    "  %s on Go %s: %s%n",
                    surprise.cell().scenario().name(),
                    surprise.cell().title(),
                    Printable.of(surprise.words())));
  }

  /** Reasons for what is not as expected; what that is, {@link #surprises} has said. */
  private static void trouble(CellVerdict cell, PrintStream out) {
    undecided(cell)
        .forEach(
            (reasons, witnesses) -> {
              out.println();
              out.printf(
                  Locale.ROOT,
                  "%s: trials that say nothing to %s:%n",
                  cell.cell().title(),
                  String.join(", ", witnesses));
              reasons.forEach(
                  (reason, count) ->
                      out.printf(Locale.ROOT, "  %d x %s%n", count, Printable.of(reason)));
            });
  }

  /** The witnesses who could have seen something in trials that say nothing, by the reasons. */
  private static Map<SortedMap<String, Integer>, List<String>> undecided(CellVerdict cell) {
    Map<SortedMap<String, Integer>, List<String>> witnesses = new LinkedHashMap<>();
    for (Verdict verdict : cell.verdicts()) {
      if (verdict.undecided() > 0) {
        SortedMap<String, Integer> reasons = new TreeMap<>(verdict.reasons());
        if (verdict.abstention() != null) {
          reasons.remove(verdict.abstention().reason());
        }
        witnesses.computeIfAbsent(reasons, r -> new ArrayList<>()).add(verdict.witness());
      }
    }
    return witnesses;
  }

  /** In a sentence. */
  static String controlArm(StudyResult.ControlArmLine line) {
    return String.format(
        Locale.ROOT,
        "Control arm, the same C between Java frames: %s, %s, %.0f ns each.",
        Amount.grouped(line.callbacks(), "callback"),
        line.ok() ? "each arrived once and in order" : "NOT ALL ARRIVED",
        line.nanosPerCallback());
  }
}
