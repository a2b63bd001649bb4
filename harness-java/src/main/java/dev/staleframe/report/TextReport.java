package dev.staleframe.report;

import dev.staleframe.judge.RateInterval;
import dev.staleframe.judge.Verdict;
import dev.staleframe.trial.Trial;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** For people: the releases side by side, the crash, the conclusion. */
public final class TextReport implements ReportWriter {
  @Override
  public void write(StudyResult result, PrintStream out) {
    out.println(result.heading());
    out.println();
    table(result.verdicts()).lines().forEach(out::println);
    reasons(result.verdicts(), out);
    firstCrash(result, out);
    result.controlArm().ifPresent(line -> controlArm(line, out));
    out.println();
    out.println(result.conclusion());
    result.advice().forEach(out::println);
    out.println("Journal: " + result.journal());
  }

  private static TextTable table(List<Verdict> verdicts) {
    TextTable table =
        new TextTable()
            .column("release", false)
            .column("trials", true)
            .column("stale", true)
            .column("rate", true)
            .column("95 % interval", false)
            .column("expected", false)
            .column("first crash", false);
    for (Verdict verdict : verdicts) {
      table.row(
          verdict.cell().label(),
          Integer.toString(verdict.trials()),
          Integer.toString(verdict.stale()),
          rate(verdict),
          interval(verdict),
          verdict.expected() + (verdict.asExpected() ? "" : "  <-- NOT AS EXPECTED"),
          verdict.firstCrash() == null ? "-" : Printable.of(verdict.firstCrash().crash().title()));
    }
    return table;
  }

  private static String rate(Verdict verdict) {
    return verdict.decided() == 0 ? "unknown" : percent(verdict.rate());
  }

  private static String interval(Verdict verdict) {
    RateInterval interval = verdict.interval();
    return verdict.decided() == 0
        ? "-"
        : "[" + percent(interval.low()) + ", " + percent(interval.high()) + "]";
  }

  static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }

  private static void reasons(List<Verdict> verdicts, PrintStream out) {
    verdicts.stream()
        .filter(verdict -> verdict.unknown() > 0)
        .forEach(
            verdict -> {
              out.println();
              out.printf(
                  Locale.ROOT,
                  "%s: %d of %d trials say nothing of the fault:%n",
                  verdict.cell().label(),
                  verdict.unknown(),
                  verdict.trials());
              verdict
                  .reasons()
                  .forEach(
                      (reason, count) ->
                          out.printf(Locale.ROOT, "  %d x %s%n", count, Printable.of(reason)));
            });
  }

  private static void firstCrash(StudyResult result, PrintStream out) {
    result.verdicts().stream()
        .filter(verdict -> verdict.firstCrash() != null)
        .findFirst()
        .ifPresent(verdict -> crash(verdict, result, out));
  }

  private static void crash(Verdict verdict, StudyResult result, PrintStream out) {
    Trial trial = verdict.firstCrash();
    out.println();
    out.printf("First crash of %s: %s%n", trial.cell().label(), titles(verdict));
    TextTable frames = new TextTable().column("", false).column("", false);
    for (String frame : trial.crash().frames()) {
      int space = frame.lastIndexOf(' ');
      int end = space < 0 ? frame.length() : space;
      frames.row(
          Printable.of(frame.substring(0, end)),
          Printable.of(frame.substring(space < 0 ? end : space + 1)));
    }
    frames.lines().stream().skip(1).forEach(line -> out.println("  " + line));
    result.firstCrashLog().ifPresent(log -> out.println("  whole log: " + log));
  }

  private static String titles(Verdict verdict) {
    List<String> counted =
        verdict.titles().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(title -> Printable.of(title.getKey()) + " (" + title.getValue() + " times)")
            .toList();
    return String.join(", ", counted);
  }

  private static void controlArm(StudyResult.ControlArmLine line, PrintStream out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Control arm, the same C between Java frames: %,d callbacks, %s, %.0f ns each.%n",
        line.callbacks(),
        line.ok() ? "each arrived once and in order" : "NOT ALL ARRIVED",
        line.nanosPerCallback());
  }
}
