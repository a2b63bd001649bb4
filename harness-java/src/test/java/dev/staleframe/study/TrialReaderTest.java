package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.launch.Capture;
import dev.staleframe.launch.Outcome;
import dev.staleframe.launch.Outcome.End;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialReaderTest {
  private static final String DONE =
      "{\"event\":\"started\"}\n{\"event\":\"done\",\"moves\":1,\"parks\":1,\"cycles\":1}\n";
  private static final String THROW =
      "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select (no cases)]:\n"
          + "main.main()\n\t/src/main.go:3 +0xf\nexit status 2\n";
  private static final String PANIC =
      "panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:4 +0x25\n";

  @TempDir private Path folder;
  private JournalWriter journal;

  @BeforeEach
  void openJournal() {
    journal =
        JournalWriter.open(
            OutputFolder.named(folder).lock(),
            new RunHeader(
                "run",
                Instant.EPOCH,
                "0",
                "0",
                List.of(),
                new RunHeader.Host("linux", "amd64", 1, "", ""),
                List.of(),
                Map.of(),
                null));
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  @Test
  void trialThatEndedWellHasNoCrashWhateverItWrote() {
    Trial trial = read(End.EXITED, 0, false, DONE, THROW);

    assertEquals(Status.COMPLETED, trial.status());
    assertNull(trial.crash());
    assertNull(trial.log());
    assertEquals(new Progress(true, 1, 1, 1, true, null, null, null, 0), trial.progress());
  }

  @Test
  void throwAndPanicAreToldApart() {
    assertEquals(Status.THREW, read(End.EXITED, 2, false, "", THROW).status());
    assertEquals(Status.CRASHED, read(End.EXITED, 2, false, "", PANIC).status());
  }

  @Test
  void logOfACrashIsKept() throws IOException {
    Trial trial = read(End.EXITED, 2, false, "", PANIC);

    assertEquals(
        PANIC,
        Files.readString(LogShelf.beside(List.of(journal.file())).find(trial.log()).orElseThrow()));
    assertEquals(List.of("main.main main.go:4"), trial.crash().frames());
    assertNull(trial.crash().knownBug());
  }

  @Test
  void failureWithoutACrashIsCompleted() {
    Trial trial = read(End.EXITED, 3, false, "", "usage\n");

    assertEquals(Status.COMPLETED, trial.status());
    assertEquals(3, trial.exitCode());
    assertNull(trial.crash());
  }

  @Test
  void signalWithoutALogIsACrash() {
    Trial trial = read(End.SIGNALED, 9, false, "", "");

    assertEquals(Status.CRASHED, trial.status());
    assertEquals(-1, trial.exitCode());
    assertEquals(9, trial.signal());
    assertNull(trial.log());
  }

  @Test
  void dumpOfAHangIsNoCrash() {
    Trial trial = read(End.EXITED, 2, true, "", "SIGQUIT: quit\n\n" + PANIC);

    assertEquals(Status.TIMED_OUT, trial.status());
    assertNull(trial.crash());
    assertEquals(64, trial.log().length());
  }

  @Test
  void trialThatDidNotStartSaysWhy() {
    Trial trial = read(End.UNSTARTED, 13, false, "", "");

    assertEquals(Status.COULD_NOT_START, trial.status());
    assertEquals("errno 13", trial.note());
  }

  @Test
  void cutOutputIsNoted() {
    Outcome outcome =
        new Outcome(End.EXITED, 0, 1, false, 2, 3, 4, capture(DONE, 1000), capture("", 0), null);
    Trial trial = new TrialReader(journal).read(Samples.cell("1.23.0"), 0, outcome);

    assertEquals("output cut", trial.note());
    assertEquals(2, trial.stragglers());
    assertEquals(3, trial.wallMicros());
    assertEquals(4, trial.maxRssKiB());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu: uncaught target signal 11 (Segmentation fault) - core dumped",
        "qemu-aarch64-static: QEMU internal SIGSEGV {code=MAPERR, addr=0x20}"
      })
  void emulatorsLastWordsAreNoted(String words) {
    Trial trial = read(End.SIGNALED, 11, false, "", "something\n" + words + "\n");

    assertEquals(
        "ended by signal 11 without a crash log (" + words + ")", trial.shortfall().orElseThrow());
  }

  @Test
  void emulatorAddsNothingToACrashNorToAGoodEnd() {
    String words = "qemu: uncaught target signal 6 (Aborted) - core dumped\n";

    Trial crash = read(End.SIGNALED, 6, false, "", PANIC + words);
    assertEquals("another crash: " + crash.crash().title(), crash.shortfall().orElseThrow());
    assertNull(crash.note());
    assertNull(read(End.EXITED, 0, false, DONE, words).note());
  }

  @Test
  void limitOfThePlaceIsNoted() {
    Outcome outcome =
        new Outcome(End.SIGNALED, 9, 1, false, 0, 1, 1, capture("", 0), capture("", 0), null)
            .withLimit("ran into the container's memory limit of 1 GiB");
    Trial trial = new TrialReader(journal).read(Samples.cell("1.23.0"), 0, outcome);

    assertEquals(
        "ended by signal 9 without a crash log (ran into the container's memory limit of 1 GiB)",
        trial.shortfall().orElseThrow());
  }

  private Trial read(End end, int code, boolean timedOut, String stdout, String stderr) {
    Outcome outcome =
        new Outcome(
            end,
            code,
            1,
            timedOut,
            0,
            1,
            1,
            capture(stdout, stdout.length()),
            capture(stderr, stderr.length()),
            null);
    return new TrialReader(journal).read(Samples.cell("1.23.0"), 0, outcome);
  }

  private static Capture capture(String head, long total) {
    return new Capture(head.getBytes(StandardCharsets.UTF_8), new byte[0], total);
  }
}
