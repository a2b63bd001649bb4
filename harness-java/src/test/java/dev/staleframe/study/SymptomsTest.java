package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.crash.CorpusEntry;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.study.Symptom.Kind;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read off trials, with real crash logs. */
class SymptomsTest {
  private static final Symptoms SEEING = new Symptoms(false);
  private static final Symptoms BLIND = new Symptoms(true);

  private static String log(String name) {
    return CorpusEntry.all().stream()
        .filter(entry -> entry.file().endsWith(name))
        .findFirst()
        .orElseThrow()
        .log();
  }

  private static Trial crashed(String release, String log) {
    CrashSummary crash =
        new CrashSummary(
            CrashLogParser.parse(log).first().orElseThrow().title(), null, null, null, List.of());
    return trial(
        release, Status.CRASHED, crash, new Progress(true, 0, 0, 0, false, null, null, null, 0));
  }

  private static Trial trial(String release, Status status, CrashSummary crash, Progress progress) {
    Cell cell = Samples.cell(release);
    return new Trial(cell, 0, status, 2, 0, 1, 1, 0, progress, crash, null, null);
  }

  @Test
  void cleanTrialHasNone() {
    assertEquals(List.of(), SEEING.of(Samples.clean(Samples.cell("1.23.0"), 0), ""));
  }

  @Test
  void theIssueIsKnownWhereItIs() {
    String log = log("go1.23.0/grow-efence.txt");
    assertEquals(
        List.of(
            new Symptom(
                Kind.CRASH,
                "SIGSEGV in runtime.fpTracebackPCs",
                Optional.of("69087"),
                Optional.empty())),
        SEEING.of(crashed("1.23.0", log), log));
  }

  @Test
  void theBlindKnowNothing() {
    String log = log("go1.23.0/grow-efence.txt");
    assertEquals(
        List.of(ScriptModel.crash("SIGSEGV in runtime.fpTracebackPCs")),
        BLIND.of(crashed("1.23.0", log), log));
  }

  /** It may be another: it is a finding, and says what it looks like. */
  @Test
  void whatOnlyLooksLikeAKnownBugIsNotKnown() {
    String log = log("reported/go-73664.txt");
    Symptom symptom = SEEING.of(crashed("1.24.2", log), log).get(0);
    assertEquals(Optional.empty(), symptom.known());
    assertEquals(Optional.of("73664"), symptom.resembles());
  }

  @Test
  void aCrashThatNobodyKnows() {
    String log = log("go1.23.0/nil.txt");
    Symptom symptom = SEEING.of(crashed("1.23.0", log), log).get(0);
    assertEquals(Kind.CRASH, symptom.kind());
    assertEquals(Optional.empty(), symptom.known());
    assertEquals(Optional.empty(), symptom.resembles());
  }

  @Test
  void deathWithoutAWord() {
    Cell cell = Samples.cell("1.23.0");
    Progress progress = new Progress(true, 0, 0, 0, false, null, null, null, 0);
    Trial trial = new Trial(cell, 0, Status.CRASHED, -1, 9, 1, 1, 0, progress, null, null, null);
    assertEquals("signal 9 without a crash log", SEEING.of(trial, "").get(0).title());
  }

  @Test
  void stalePointerIsKnownInTheReleasesThatHaveIt() {
    Trial faulty = Samples.completed(Samples.cell("1.23.0"), 0, 0, probed());
    Trial fixed = Samples.completed(Samples.cell("1.23.1"), 0, 0, probed());
    assertEquals(
        new Symptom(Kind.PROBE, Symptoms.STALE_POINTER, Optional.of("69087"), Optional.empty()),
        SEEING.of(faulty, "").get(0));
    assertEquals(Optional.empty(), SEEING.of(fixed, "").get(0).known(), "there it is back");
    assertEquals(Optional.empty(), BLIND.of(faulty, "").get(0).known());
  }

  private static Progress probed() {
    return Samples.stale(Samples.cell("1.23.0"), 0).progress();
  }

  @Test
  void hangIsNamedByWhereTheScriptStood() {
    String dump =
        """
        SIGQUIT: quit
        PC=0x4711 m=0 sigcode=0

        goroutine 1 gp=0xc000002380 m=nil [chan receive]:
        runtime.gopark(0x1, 0x2)
        \t/go/src/runtime/proc.go:424 +0xce
        main.main()
        \t/src/fixture/main.go:30 +0x25

        goroutine 7 gp=0xc000002a80 m=nil [sleep]:
        time.Sleep(0x1)
        \t/go/src/runtime/time.go:300 +0xf2
        staleframe.dev/fixtures/internal/actor.gc()
        \t/src/internal/actor/gc.go:10 +0x25

        goroutine 8 gp=0xc000002b80 m=nil [chan receive]:
        runtime.gopark(0x1, 0x2)
        \t/go/src/runtime/proc.go:424 +0xce
        staleframe.dev/fixtures/internal/step.Shrink()
        \t/src/internal/step/shrink.go:10 +0x25
        staleframe.dev/fixtures/internal/play.(*Play).Run(0xc000002380)
        \t/src/internal/play/play.go:70 +0x25
        """;
    Progress progress = new Progress(true, 0, 0, 0, false, null, null, null, 0);
    Trial trial = trial("1.23.0", Status.TIMED_OUT, null, progress);
    assertEquals("hang in step.Shrink", SEEING.of(trial, dump).get(0).title());
    assertEquals(Kind.HANG, SEEING.of(trial, dump).get(0).kind());
    assertEquals("hang", SEEING.of(trial, "").get(0).title());
  }
}
