package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.trial.StalePointer;
import dev.staleframe.trial.TraceReading.WrongStack;
import dev.staleframe.trial.Trial;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The first of each thing that the witnesses saw. */
final class Exhibits {
  private final StudyResult result;
  private final PrintStream out;
  private final boolean severalScenarios;

  Exhibits(StudyResult result, PrintStream out) {
    this.result = result;
    this.severalScenarios = result.severalScenarios();
    this.out = out;
  }

  void print() {
    if (!severalScenarios) {
      checks();
    }
    result.cells().stream()
        .filter(cell -> cell.firstCrash() != null)
        .filter(cell -> !severalScenarios || !cell.cell().scenario().plants())
        .findFirst()
        .ifPresent(this::crash);
    first(CellVerdict::firstStale).ifPresent(this::stalePointer);
    first(CellVerdict::firstWrong).ifPresent(this::wrongStack);
  }

  /** What each release prints where its own check is what the scenario is about. */
  private void checks() {
    TextTable table = new TextTable().column("", false).column("", false);
    result.cells().stream()
        .filter(cell -> cell.cell().scenario().plants())
        .forEach(cell -> table.row(cell.cell().title(), printed(cell.firstCrash())));
    if (table.lines().size() > 1) {
      out.println();
      out.println("What the runtime printed:");
      rows(table);
    }
  }

  private static String printed(Trial trial) {
    return trial == null || trial.crash().message() == null
        ? "nothing"
        : Printable.of(trial.crash().message());
  }

  private Optional<Trial> first(Function<CellVerdict, Trial> exhibit) {
    return result.cells().stream().map(exhibit).filter(Objects::nonNull).findFirst();
  }

  private void crash(CellVerdict cell) {
    title("First crash", cell.firstCrash(), titles(cell));
    TextTable frames = new TextTable().column("", false).column("", false);
    for (String frame : cell.firstCrash().crash().frames()) {
      frame(frames, frame);
    }
    rows(frames);
    result
        .origin()
        .log(cell.firstCrash().log())
        .ifPresent(log -> out.println("  whole log: " + log));
  }

  private static void frame(TextTable frames, String frame) {
    int space = frame.lastIndexOf(' ');
    int end = space < 0 ? frame.length() : space;
    frames.row(
        Printable.of(frame.substring(0, end)),
        Printable.of(frame.substring(space < 0 ? end : space + 1)));
  }

  private static String titles(CellVerdict cell) {
    List<String> counted =
        cell.titles().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(
                title ->
                    Printable.of(title.getKey()) + " (" + Amount.of(title.getValue(), "time") + ")")
            .toList();
    return String.join(", ", counted);
  }

  private void stalePointer(Trial trial) {
    StalePointer found = trial.progress().probe().first();
    title(
        "First stale pointer",
        trial,
        "goroutine " + found.goroutine() + ", after callback " + found.callback());
    TextTable table = new TextTable().column("", false).column("", false).column("", false);
    if (found.from() != null) {
      table.row("stack before the callback", Printable.of(found.from().toString()), "freed");
    }
    table.row("stack now", Printable.of(found.stack().toString()), "");
    table.row("gp.syscallsp", Printable.of(found.sp()), "in the stack now");
    table.row("gp.syscallbp", Printable.of(found.bp()), where(found));
    rows(table);
  }

  private static String where(StalePointer found) {
    return found.from() == null
        ? "not the frame of gp.syscallsp"
        : "in the freed stack: what the tracer would walk from";
  }

  private void wrongStack(Trial trial) {
    WrongStack wrong = trial.progress().trace().first();
    title("First wrong stack in a trace", trial, "goroutine " + wrong.goroutine() + " in C");
    TextTable frames = new TextTable().column("", false).column("", false);
    wrong.recorded().forEach(recorded -> frame(frames, recorded));
    rows(frames);
    out.println("  must have:  " + Printable.of(wrong.expected()));
    out.println("  whose it is: " + Printable.of(wrong.whose()));
  }

  private void title(String what, Trial trial, String rest) {
    out.println();
    String scenario = severalScenarios ? trial.cell().scenario().name() + " on " : "";
    out.printf(Locale.ROOT, "%s (%s%s): %s%n", what, scenario, trial.cell().title(), rest);
  }

  private void rows(TextTable table) {
    table.lines().stream().skip(1).forEach(line -> out.println("  " + line));
  }
}
