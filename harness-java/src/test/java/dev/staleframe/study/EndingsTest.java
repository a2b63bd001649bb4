package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellTally;
import dev.staleframe.launch.HostSupervisors;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchain;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that end in known ways, run as trials: what is recorded is what they did. */
@Tag("integration")
class EndingsTest {
  private static final Release RELEASE = Release.parse("1.23.1");
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final int KEPT_BYTES = 64 * 1024;

  private static Workbench workbench;
  private static Path pure;
  private static Path withC;

  @TempDir private Path folder;
  private JournalWriter journal;

  @BeforeAll
  static void build() {
    Environment environment = Environment.ofThisProcess();
    workbench = Workbench.open(environment, Workspace.find(environment));
    Toolchain toolchain = workbench.toolchains().provide(RELEASE, message -> {});
    pure = built(toolchain, "endings");
    withC = built(toolchain, "endings/c");
  }

  private static Path built(Toolchain toolchain, String program) {
    Build build =
        workbench.fixtures().build(toolchain, Overlay.NONE, ShimVariant.FP, program, message -> {});
    return ((Build.Built) build).folder().resolve(program);
  }

  @BeforeEach
  void openJournal() {
    RunHeader header =
        new RunHeader(
            "test",
            Instant.EPOCH,
            "test",
            "test",
            List.of(),
            RunHeader.Host.current(),
            List.of(),
            Map.of(),
            null);
    journal = JournalWriter.open(OutputFolder.named(folder).lock(), header);
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "clean-exit,      COMPLETED, 0,",
    "exit-3,          COMPLETED, 3,",
    "garbage,         COMPLETED, 0,",
    "grandchild,      COMPLETED, 0,",
    "panic,           CRASHED,   2, panic: .+",
    "throw,           THREW,     2, fatal error: .+",
    "deadlock,        THREW,     2, fatal error: all goroutines are asleep - deadlock!",
    "stack-overflow,  THREW,     2, fatal error: stack overflow.*",
    "c-segfault,      CRASHED,   2, SIGSEGV in C code",
    "c-abort,         CRASHED,   2, SIGABRT in C code",
  })
  void isRecordedAsItHappened(String ending, Status status, int exitCode, String title) {
    Trial trial = run(ending);

    assertEquals(status, trial.status(), trial::toString);
    assertEquals(exitCode, trial.exitCode(), trial::toString);
    if (title == null) {
      assertEquals(null, trial.crash(), trial::toString);
    } else {
      assertTrue(trial.crash().title().matches(title), trial::toString);
    }
    assertSaysNothingOfTheFault(trial);
  }

  /** Go prints its goroutines on SIGQUIT, and the log of a hang is worth having. */
  @Test
  void aHangIsBoundedAndItsDumpKept() throws IOException {
    Trial trial = run("hang");

    assertEquals(Status.TIMED_OUT, trial.status(), trial::toString);
    assertTook(trial, TIMEOUT, TIMEOUT.plus(GRACE));
    assertNotNull(trial.log());
    assertTrue(
        Files.readString(LogShelf.beside(List.of(journal.file())).find(trial.log()).orElseThrow())
            .contains("SIGQUIT: quit"));
    assertSaysNothingOfTheFault(trial);
  }

  @Test
  void aHangThatIgnoresSignalsIsKilled() {
    Trial trial = run("hang-deaf");

    assertEquals(Status.TIMED_OUT, trial.status(), trial::toString);
    assertTook(trial, TIMEOUT.plus(GRACE), TIMEOUT.plus(GRACE).plusSeconds(1));
    assertSaysNothingOfTheFault(trial);
  }

  @Test
  void aFloodIsCut() throws IOException {
    Trial trial = run("flood");

    assertEquals(Status.TIMED_OUT, trial.status(), trial::toString);
    assertEquals("output cut", trial.note(), trial::toString);
    long size =
        Files.size(LogShelf.beside(List.of(journal.file())).find(trial.log()).orElseThrow());
    assertTrue(size < 3L * KEPT_BYTES, "kept " + size);
    assertSaysNothingOfTheFault(trial);
  }

  @Test
  void garbageIsCountedAndReadNoFurther() {
    assertTrue(run("garbage").progress().strayLines() > 0);
  }

  @Test
  void aGrandchildHoldsNothingUp() {
    Trial trial = run("grandchild");

    assertEquals(1, trial.stragglers(), trial::toString);
    assertTook(trial, Duration.ZERO, TIMEOUT);
    assertTrue(
        ProcessHandle.allProcesses()
            .noneMatch(process -> process.info().command().orElse("").equals(pure.toString())));
  }

  private Trial run(String ending) {
    Path program = ending.startsWith("c-") ? withC : pure;
    Order order =
        new Order(
            List.of(program.toString(), ending),
            folder,
            Map.of(),
            new Limits(TIMEOUT, GRACE, KEPT_BYTES, KEPT_BYTES));
    Recorded recorded = new Recorded(order, new TrialReader(journal));
    try (Launcher launcher = new Launcher(new HostSupervisors(workbench.shims().supervisor()), 1)) {
      launcher.run(List.of(recorded).iterator());
    }
    return recorded.trial;
  }

  private static void assertTook(Trial trial, Duration least, Duration most) {
    Duration took = Duration.ofNanos(1000 * trial.wallMicros());
    assertTrue(took.compareTo(least) >= 0 && took.compareTo(most) <= 0, "took " + took);
  }

  private static void assertSaysNothingOfTheFault(Trial trial) {
    CellTally tally = new CellTally(trial.cell());
    tally.add(trial);
    assertFalse(tally.verdict().judged(), trial::toString);
  }

  private static final class Recorded implements Job {
    private final Order order;
    private final TrialReader reader;
    private Trial trial;

    private Recorded(Order order, TrialReader reader) {
      this.order = order;
      this.reader = reader;
    }

    @Override
    public Order order() {
      return order;
    }

    @Override
    public void ended(Outcome outcome) {
      Cell cell =
          new Cell(
              RELEASE,
              Patch.NONE,
              workbench.workspace().scenarios().find("grow"),
              Amplifier.EFENCE,
              Godebug.NONE,
              ShimVariant.FP,
              Place.HOST,
              "amd64");
      trial = reader.read(cell, 0, outcome);
    }
  }
}
