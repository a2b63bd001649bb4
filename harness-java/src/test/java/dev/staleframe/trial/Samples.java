package dev.staleframe.trial;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import java.util.List;
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
          Set.of(Amplifier.EFENCE, Amplifier.CROWD));

  /** The title of the crash of issue 69087. */
  public static final String TITLE = "SIGSEGV in runtime.fpTracebackPCs";

  /** What a trial does that reaches its end. */
  public static final Progress WHOLE = new Progress(true, 1, 1, 1, true, null, 0);

  private Samples() {}

  public static Cell cell(String release) {
    return cell(release, GROW, Amplifier.EFENCE);
  }

  public static Cell cell(String release, Scenario scenario, Amplifier amplifier) {
    return cell(release, Patch.NONE, scenario, amplifier);
  }

  public static Cell cell(String release, Patch patch, Scenario scenario, Amplifier amplifier) {
    return new Cell(
        Release.parse(release), patch, scenario, amplifier, ShimVariant.FP, "host", "amd64");
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
    CrashSummary crash =
        new CrashSummary(
            title,
            knownBug,
            knownBug == null ? null : "crash",
            List.of(
                "runtime.fpTracebackPCs tracestack.go:258",
                "runtime.traceStack tracestack.go:113",
                "runtime.traceLocker.GoSysCall traceruntime.go:490"));
    Progress died = new Progress(true, 1, 1, 0, false, null, 0);
    return new Trial(
        cell, number, status, 2, 0, 12345, 8192, 0, died, crash, "ab".repeat(32), null);
  }

  /** A trial in which nothing ran. */
  public static Trial unrun(Cell cell, int number, Status status, String note) {
    return Trial.unrun(cell, number, status, null, note);
  }
}
