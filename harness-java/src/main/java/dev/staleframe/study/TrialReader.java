package dev.staleframe.study;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.SignatureMatch;
import dev.staleframe.crash.Signatures;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.launch.Outcome;
import dev.staleframe.launch.Outcome.End;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.FixtureOutput;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.Locale;
import java.util.Optional;

/** Reads what a process left behind into the record of a trial. */
final class TrialReader {
  private static final int KEPT_FRAMES = 8;

  private final JournalWriter journal;

  TrialReader(JournalWriter journal) {
    this.journal = journal;
  }

  Trial read(Cell cell, int number, Outcome outcome) {
    if (outcome.end() == End.UNSTARTED) {
      String why = "errno " + outcome.code();
      String limit = outcome.limit() == null ? "" : "; it " + outcome.limit();
      return Trial.unrun(cell, number, Status.COULD_NOT_START, null, why + limit);
    }
    String stderr = outcome.stderr().text();
    Optional<Crash> crash = crash(outcome, stderr);
    Status status = status(outcome, crash);
    boolean clean = status == Status.COMPLETED && outcome.code() == 0;
    return new Trial(
        cell,
        number,
        status,
        outcome.end() == End.EXITED ? outcome.code() : -1,
        outcome.end() == End.SIGNALED ? outcome.code() : 0,
        outcome.wallMicros(),
        outcome.maxRssKiB(),
        outcome.stragglers(),
        FixtureOutput.read(outcome.stdout().text()),
        crash.map(found -> summary(cell, found)).orElse(null),
        clean || stderr.isEmpty() ? null : journal.store(stderr),
        note(outcome, clean || crash.isPresent() ? "" : stderr));
  }

  /**
   * The record of a trial that could not be built.
   *
   * @param log what the tools said
   */
  Trial unbuilt(Cell cell, int number, String log) {
    String error =
        log.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#")) // "# package/path"
            .findFirst()
            .orElse("the build said nothing");
    return Trial.unrun(cell, number, Status.COULD_NOT_BUILD, journal.store(log), error);
  }

  /** A process that ended well has no crash, whatever it wrote; one that hung only has a dump. */
  private static Optional<Crash> crash(Outcome outcome, String stderr) {
    boolean endedWell = outcome.end() == End.EXITED && outcome.code() == 0;
    return endedWell || outcome.timedOut()
        ? Optional.empty()
        : CrashLogParser.parse(stderr).first();
  }

  private static Status status(Outcome outcome, Optional<Crash> crash) {
    if (outcome.timedOut()) {
      return Status.TIMED_OUT;
    }
    if (crash.isPresent()) {
      return crash.get().kind() == Crash.Kind.THROW ? Status.THREW : Status.CRASHED;
    }
    return outcome.end() == End.SIGNALED ? Status.CRASHED : Status.COMPLETED;
  }

  private static CrashSummary summary(Cell cell, Crash crash) {
    Optional<SignatureMatch> match = Signatures.match(crash, Optional.of(cell.release()));
    return new CrashSummary(
        crash.title(),
        crash.kind() == Crash.Kind.THROW ? crash.message().stream().findFirst().orElse(null) : null,
        match.map(found -> found.bug().id()).orElse(null),
        match.map(found -> found.witness().name().toLowerCase(Locale.ROOT)).orElse(null),
        crash.topFrames(KEPT_FRAMES).stream().map(Frame::place).toList());
  }

  /**
   * @param unread what it wrote of which nothing else is told
   */
  private static String note(Outcome outcome, String unread) {
    if (outcome.limit() != null) {
      return outcome.limit();
    }
    // An emulator's own failure, or a signal that the program did not survive.
    Optional<String> emulator = unread.lines().filter(line -> line.startsWith("qemu")).findFirst();
    if (emulator.isPresent()) {
      return emulator.get();
    }
    boolean cut = outcome.stdout().cut() + outcome.stderr().cut() > 0;
    return cut ? "output cut" : null;
  }
}
