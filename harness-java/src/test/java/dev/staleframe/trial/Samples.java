package dev.staleframe.trial;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.trial.StalePointer.Stack;
import dev.staleframe.trial.TraceReading.WrongStack;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cells and trials to test with. */
public final class Samples {
  /** A scenario that shows the fault. */
  public static final Scenario GROW =
      new Scenario(
          "grow",
          "a callback grows the stack",
          ReleaseRange.parse("[1.23rc1, 1.23.1)"),
          false,
          true,
          true,
          true,
          true,
          null,
          Set.of(Amplifier.EFENCE, Amplifier.CROWD));

  /** A scenario that shows it nowhere. */
  public static final Scenario STILL =
      new Scenario(
          "still",
          "the stack stays where it is",
          ReleaseRange.EMPTY,
          true,
          false,
          true,
          true,
          true,
          null,
          Set.of(Amplifier.EFENCE, Amplifier.CROWD));

  /** A scenario in which timing decides whether the tracer comes upon the fault. */
  public static final Scenario LOOP_TRACED =
      new Scenario(
          "loop-traced",
          "callbacks grow the stack while the tracer comes and goes",
          ReleaseRange.parse("[1.23rc1, 1.23.1)"),
          false,
          true,
          true,
          false,
          true,
          false,
          false,
          null,
          Set.of(Amplifier.EFENCE),
          Map.of("crash", 0.9),
          null);

  /** The title of the crash of issue 69087. */
  public static final String TITLE = "SIGSEGV in runtime.fpTracebackPCs";

  /** A scenario that plants a bad pointer for the runtime's check. */
  public static final Scenario PLANTED =
      new Scenario(
          "entersyscall-bp",
          "enters a system call with a bad frame pointer",
          ReleaseRange.parse("[1.23.1, )"),
          false,
          false,
          false,
          false,
          false,
          "fatal error: entersyscall (inconsistent bp)",
          Set.of(Amplifier.EFENCE, Amplifier.NONE));

  /** What the probe finds where the fault is. */
  public static final StalePointer STALE_POINTER =
      new StalePointer(
          0,
          0,
          "0xc00018fe18",
          "0x4a1b2c",
          "0xc000046790",
          new Stack("0xc000180000", "0xc000190000"),
          new Stack("0xc000046000", "0xc000046800"));

  /** What the trace holds where the fault is. */
  public static final WrongStack WRONG_STACK =
      new WrongStack(
          7,
          List.of("main.other other.go:12", "runtime.goexit asm_amd64.s:1700"),
          "cloop.(*Loop).Call",
          "goroutine 8, main.other");

  /** What a trial does that reaches its end. */
  public static final Progress WHOLE = progress(1, 1, 1, true);

  private Samples() {}

  public static Cell cell(String release) {
    return cell(release, GROW, Amplifier.EFENCE);
  }

  public static Cell cell(String release, Scenario scenario, Amplifier amplifier) {
    return cell(release, Patch.NONE, scenario, amplifier);
  }

  public static Cell cell(String release, Patch patch, Scenario scenario, Amplifier amplifier) {
    return new Cell(
        Release.parse(release),
        patch,
        scenario,
        amplifier,
        Godebug.NONE,
        ShimVariant.FP,
        Place.HOST,
        "amd64");
  }

  /** The same for another architecture. */
  public static Cell on(String arch, Cell cell) {
    return new Cell(
        cell.release(),
        cell.patch(),
        cell.scenario(),
        cell.amplifier(),
        cell.godebug(),
        cell.shim(),
        cell.place(),
        arch);
  }

  /** One that came so far, and saw no fault. */
  public static Progress progress(int moves, int parks, int cycles, boolean done) {
    return new Progress(
        true,
        moves,
        parks,
        cycles,
        done,
        null,
        new ProbeReading(true, 1, 0, 1, null),
        new TraceReading(1, 0, 0, null, null),
        0);
  }

  /** One that has the fault and doesn't die of it; the trace is read where it is in real life. */
  public static Progress silent(Cell cell) {
    return new Progress(
        true,
        1,
        1,
        1,
        true,
        null,
        new ProbeReading(true, 1, 1, 0, STALE_POINTER),
        cell.recorded() ? new TraceReading(0, 1, 0, WRONG_STACK, null) : null,
        0);
  }

  /** One that ended with an error. */
  public static Progress failed(String error) {
    return new Progress(true, 0, 0, 0, false, error, null, null, 0);
  }

  /** A trial that did all it should and ended well. */
  public static Trial clean(Cell cell, int number) {
    return completed(cell, number, 0, WHOLE);
  }

  public static Trial completed(Cell cell, int number, int exitCode, Progress progress) {
    return new Trial(
        cell, number, Status.COMPLETED, exitCode, 0, 9876, 4096, 0, progress, null, null, null);
  }

  /** A trial that died of issue 69087. */
  public static Trial stale(Cell cell, int number) {
    return crashed(cell, number, Status.CRASHED, TITLE, "69087");
  }

  public static Trial crashed(Cell cell, int number, Status status, String title, String knownBug) {
    String witness = status == Status.THREW ? "check" : "crash";
    CrashSummary crash =
        new CrashSummary(
            title,
            status == Status.THREW ? "entersyscall inconsistent bp 0x3 [0x1,0x2]" : null,
            knownBug,
            knownBug == null ? null : witness,
            List.of(
                "runtime.fpTracebackPCs tracestack.go:258",
                "runtime.traceStack tracestack.go:113",
                "runtime.traceLocker.GoSysCall traceruntime.go:490"));
    ProbeReading reading =
        status == Status.THREW ? null : new ProbeReading(true, 1, 1, 0, STALE_POINTER);
    Progress died = new Progress(true, 1, 1, 0, false, null, reading, null, 0);
    return new Trial(
        cell, number, status, 2, 0, 12345, 8192, 0, died, crash, "ab".repeat(32), null);
  }

  /** A trial in which nothing ran. */
  public static Trial unrun(Cell cell, int number, Status status, String note) {
    return Trial.unrun(cell, number, status, null, note);
  }
}
