package dev.staleframe.study;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.KnownBug;
import dev.staleframe.release.Release;
import dev.staleframe.study.Symptom.Kind;
import dev.staleframe.triage.Judgement;
import dev.staleframe.triage.KnownCrash;
import dev.staleframe.triage.Triage;
import dev.staleframe.triage.TriageVerdict;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads symptoms off trials. */
final class Symptoms {
  static final String STALE_POINTER = "probe: stale frame pointer";
  static final String WRONG_STACK = "trace: wrong stack recorded";

  private static final String OF_FIXTURE = "staleframe.dev/fixtures/internal/";

  /** How the names of the functions begin that do what a script says. */
  private static final String OF_SCRIPTS = OF_FIXTURE + "play.";

  private final boolean blind;

  /**
   * @param blind whether nothing is said of known bugs
   */
  Symptoms(boolean blind) {
    this.blind = blind;
  }

  /**
   * All that a trial shows, the most telling first.
   *
   * @param stderr what it wrote to standard error
   */
  List<Symptom> of(Trial trial, String stderr) {
    List<Symptom> symptoms = new ArrayList<>();
    if (trial.status() == Status.TIMED_OUT) {
      symptoms.add(unknown(Kind.HANG, hang(stderr)));
    } else if (trial.crash() != null) {
      symptoms.add(crash(trial, stderr));
    } else if (trial.status() == Status.CRASHED) {
      symptoms.add(unknown(Kind.CRASH, "signal " + trial.signal() + " without a crash log"));
    }
    if (trial.progress().probe() != null && trial.progress().probe().stale() > 0) {
      symptoms.add(stale(Kind.PROBE, STALE_POINTER, trial.cell().release()));
    }
    if (trial.progress().trace() != null && trial.progress().trace().wrong() > 0) {
      symptoms.add(stale(Kind.TRACE, WRONG_STACK, trial.cell().release()));
    }
    return symptoms;
  }

  private static Symptom unknown(Kind kind, String title) {
    return new Symptom(kind, title, Optional.empty(), Optional.empty());
  }

  /** In the releases that have it, that is what issue 69087 leaves; in others it would be new. */
  private Symptom stale(Kind kind, String title, Release release) {
    KnownBug bug = KnownBug.ISSUE_69087;
    return blind || !bug.affected().contains(release)
        ? unknown(kind, title)
        : new Symptom(kind, title, Optional.of(bug.id()), Optional.empty());
  }

  private Symptom crash(Trial trial, String stderr) {
    String title = trial.crash().title();
    Optional<Crash> crash = blind ? Optional.empty() : CrashLogParser.parse(stderr).first();
    if (crash.isEmpty()) {
      return unknown(Kind.CRASH, title);
    }
    Release release = trial.cell().release();
    Judgement judgement = Triage.judge(crash.get(), Set.of(release));
    boolean certain = judgement.verdict() == TriageVerdict.THIS && isOf(release, judgement);
    Optional<String> bug = judgement.known().map(KnownCrash::id);
    return new Symptom(
        Kind.CRASH, title, certain ? bug : Optional.empty(), certain ? Optional.empty() : bug);
  }

  /** A known bug in a release that has not got it is a find: it is back. */
  private static boolean isOf(Release release, Judgement judgement) {
    return judgement.known().filter(known -> known.releases().contains(release)).isPresent();
  }

  /** Where the script stood, by the dump that the watchdog's SIGQUIT makes. */
  private static String hang(String stderr) {
    return CrashLogParser.parse(stderr).first().stream()
        .flatMap(crash -> crash.goroutines().stream())
        .map(goroutine -> goroutine.frames().stream().map(Frame::function).toList())
        .filter(functions -> functions.stream().anyMatch(name -> name.startsWith(OF_SCRIPTS)))
        .flatMap(List::stream)
        .filter(name -> name.startsWith(OF_FIXTURE))
        .findFirst()
        .map(name -> "hang in " + name.substring(OF_FIXTURE.length()))
        .orElse("hang");
  }
}
