package dev.staleframe.report;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdicts;
import dev.staleframe.release.Release;
import dev.staleframe.report.StudyResult.ControlArmLine;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Results to write reports of. */
final class StudySamples {
  private StudySamples() {}

  /** The usual one: a release that shows the fault beside one that doesn't. */
  static StudyResult reproduced() {
    return new StudyResult(
        "reproduce",
        "golang/go issue 69087, scenario grow (a callback grows the stack)\n"
            + "3000 trials a line, on this host (linux/amd64, 2 cpus)",
        "Reproduced: Go 1.23.0 shows issue 69087.",
        true,
        List.of("To be rid of it: Go 1.23.1 or newer."),
        List.of(),
        List.of(),
        List.of(
            Verdicts.of(Samples.cell("1.22.12"), 0, 3000, 0),
            Verdicts.of(Samples.cell("1.23.0"), 3000, 0, 0),
            Verdicts.silent(unamplified("1.23.0"), 3000),
            Verdicts.of(Samples.cell("1.23.1"), 0, 3000, 0),
            Verdicts.of(unamplified("1.23.1"), 0, 3000, 0)),
        Optional.of(new ControlArmLine(1_234_567, true, 81.4)),
        origin());
  }

  static StudyResult onTwoArchitectures() {
    Cell arm64 = Samples.on("arm64", Samples.cell("1.23.0"));
    return new StudyResult(
        "reproduce",
        "heading",
        "Reproduced: Go 1.23.0 on arm64 shows issue 69087.",
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            Verdicts.of(Samples.cell("1.23.1"), 0, 30, 0),
            Verdicts.of(arm64, 30, 0, 0),
            Verdicts.silent(Samples.on("arm64", unamplified("1.23.0")), 30)),
        Optional.empty(),
        origin());
  }

  /** Of a scenario in which timing decides whether the tracer comes upon the fault. */
  static StudyResult timed() {
    Cell loop = Samples.cell("1.23.0", Samples.LOOP_TRACED, Amplifier.EFENCE);
    return new StudyResult(
        "matrix",
        "heading",
        "As expected.",
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            Verdicts.crashing(loop, 29, 30),
            Verdicts.of(loop.with(Release.parse("1.23.1")), 0, 30, 0)),
        Optional.empty(),
        origin());
  }

  /** Of a scenario that plants a pointer for the runtime's check. */
  static StudyResult planted() {
    Cell lacks = Samples.cell("1.23.0", Samples.PLANTED, Amplifier.NONE);
    Cell checks = Samples.cell("1.23.1", Samples.PLANTED, Amplifier.NONE);
    CellTally passed = new CellTally(lacks);
    CellTally fired = new CellTally(checks);
    passed.add(Samples.clean(lacks, 0));
    fired.add(Samples.crashed(checks, 0, Status.THREW, Samples.PLANTED.check(), null));
    return new StudyResult(
        "reproduce",
        "heading",
        "As expected.",
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(passed.verdict(), fired.verdict()),
        Optional.empty(),
        origin());
  }

  /** A run on another machine; no log of it is here. */
  static Origin origin() {
    Path journal = Path.of("/out/journal.ndjson");
    return new Origin(
        List.of(
            new RunHeader(
                "6d9f3c52-0000-4000-8000-000000000001",
                Instant.parse("2024-09-05T12:00:00Z"),
                "0.1.0",
                "00112233445566778899aabbccddeeff",
                List.of("reproduce"),
                new RunHeader.Host("linux", "amd64", 2, "", ""),
                List.of("on this host (linux/amd64, 2 cpus)"),
                Map.of("GOTRACEBACK", "system"),
                null)),
        List.of(journal),
        LogShelf.beside(List.of(journal)));
  }

  private static Cell unamplified(String release) {
    return Samples.cell(release, Samples.GROW, Amplifier.NONE);
  }

  /**
   * Everything that can be wrong: surprises, silence, an odd crash, a control arm that lost calls.
   */
  static StudyResult notAsExpected() {
    Cell odd = Samples.cell("1.24rc1", Samples.GROW, Amplifier.CROWD);
    CellTally tally = new CellTally(odd);
    for (int i = 0; i < 12; i++) {
      tally.add(Samples.crashed(odd, i, Status.CRASHED, i < 10 ? "boom" : "bang", null));
    }
    tally.add(Samples.unrun(odd, 12, Status.TIMED_OUT, null));
    return new StudyResult(
        "reproduce",
        "heading",
        "Not as expected: much.",
        false,
        List.of(),
        List.of(new Surprise(odd, "crash must see the fault, but 12 trials are clean")),
        List.of("shard 2/3 is missing"),
        List.of(
            Verdicts.of(Samples.cell("1.22.12"), 1, 11, 1),
            Verdicts.of(Samples.cell("1.23.0"), 0, 12, 0),
            Verdicts.silent(Samples.cell("1.23.0"), 12),
            tally.verdict()),
        Optional.of(new ControlArmLine(100_000, false, 1234.5)),
        origin());
  }

  /** A crash log written by somebody who means no good to terminals. */
  static StudyResult hostile() {
    Cell cell = Samples.cell("1.23.0");
    String title = "\u001b[2J\u001b]0;owned\u0007 boom\r\n\u009b31m\u0000\t<b>\u007f";
    CrashSummary crash =
        new CrashSummary(
            title, null, null, null, List.of("\u001b[31mmain.f\n x.go:1", "frame-without-a-place"));
    Trial trial =
        new Trial(
            cell, 0, Status.CRASHED, 2, 0, 1, 1, 0, Samples.WHOLE, crash, "ab".repeat(32), null);
    CellTally tally = new CellTally(cell);
    tally.add(trial);
    CellVerdict verdict = tally.verdict();
    return new StudyResult(
        "reproduce",
        "heading",
        "conclusion",
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(verdict),
        Optional.empty(),
        origin());
  }

  /** What is written to a stream. */
  static String written(Consumer<PrintStream> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      writer.accept(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
