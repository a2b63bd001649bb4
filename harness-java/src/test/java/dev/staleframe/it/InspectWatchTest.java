package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.NeedsPtrace;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code staleframe inspect PID --watch}, and the ways in which it ends before its time. */
@Tag("integration")
@NeedsPtrace
class InspectWatchTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1.23.0, 1, 2 HAVE A STALE FRAME POINTER", "1.23.1, 0, no frame pointer is stale"})
  void endOfTheProcessIsNoFailure(String release, int exitCode, String said) throws Exception {
    try (Target target = Target.start(release, "-parked 2")) {
      Running watch = watching(target);
      target.assertUnharmed();
      Result result = watch.await();

      assertEquals(exitCode, result.exitCode(), result.stderr());
      assertTrue(result.stdout().contains(": " + said + ".\n"), result.stdout());
      int stale = exitCode == 0 ? 0 : 2;
      assertTrue(
          result.stderr().matches("1 look: .*; stale so far: " + stale + "\n"), result.stderr());
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void signalEndsItWithWhatWasSeen(String signal, int exitCode) throws Exception {
    try (Target target = Target.start("1.23.0", "-parked 2")) {
      Running watch = watching(target);
      watch.signal(signal);
      Result result = watch.await();

      assertEquals(exitCode, result.exitCode(), result.stderr());
      assertEquals("", result.stdout());
      assertTrue(
          result.stderr().matches("(?s).*\ninterrupted; \\d+ looks?, 2 stale so far\n"),
          result.stderr());
      target.assertUnharmed();
    }
  }

  /** Has looked once. */
  private Running watching(Target target) throws InterruptedException {
    Running watch = new Staleframe(folder).start("inspect", target.pid(), "--watch");
    while (said(watch).isEmpty() && watch.process().isAlive()) {
      Thread.sleep(20);
    }
    return watch;
  }

  private static String said(Running watch) {
    try {
      return Files.readString(watch.stderr());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
