package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Goroutine;
import dev.staleframe.crash.SyscallCheck;
import dev.staleframe.crash.TracerWalk;
import dev.staleframe.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges crashes. A pure function of the crash and the releases that may have printed it. */
public final class Triage {
  private static final String RACE = "WARNING: DATA RACE";

  private static final int EVIDENCE_FRAMES = 3;

  private Triage() {}

  /**
   * Whether the crash is issue 69087.
   *
   * @param candidates the releases that may have printed it; empty if that is not known
   */
  public static Judgement judge(Crash crash, Set<Release> candidates) {
    Optional<TracerWalk> walk = TracerWalk.of(crash);
    if (walk.isPresent()) {
      return new WalkTriage(crash, walk.get(), candidates).judge();
    }
    if (SyscallCheck.threw(crash)) {
      return new CheckTriage(crash, candidates).judge();
    }
    return KnownCrashes.lookalike(crash, candidates)
        .map(known -> lookalike(crash, known))
        .orElseGet(() -> unlike(crash));
  }

  /** What is to be said of a log without a crash. */
  public static Judgement withoutCrash() {
    return new Judgement(
        TriageVerdict.INSUFFICIENT,
        "",
        "there is no crash report of Go in it",
        Optional.empty(),
        List.of(),
        List.of("the report, from its first line on (SIGSEGV: ..., fatal error: ..., panic: ...)"));
  }

  /** The answer for an input that is no log. */
  static Judgement of(NotALog kind) {
    return new Judgement(
        TriageVerdict.INSUFFICIENT, "", kind.reason(), Optional.empty(), List.of(), List.of());
  }

  /** What is to be said of a log with reports of the race detector and no crash. */
  public static Judgement ofRaces() {
    return new Judgement(
        TriageVerdict.OTHER,
        "",
        "it is a report of the race detector, not of a crash",
        Optional.empty(),
        List.of(RACE),
        List.of());
  }

  private static Judgement lookalike(Crash crash, KnownCrash known) {
    return new Judgement(
        TriageVerdict.LOOKALIKE,
        crash.title(),
        known.cause(),
        Optional.of(known),
        evidence(crash),
        List.of());
  }

  private static Judgement unlike(Crash crash) {
    if (couldBeTheTracers(crash)) {
      return insufficient(
          crash,
          "it doesn't say where it struck",
          "the crashing stack, printed first (GOTRACEBACK=system if there was none)");
    }
    return new Judgement(
        TriageVerdict.OTHER,
        crash.title(),
        "it struck neither in the tracer's walk of a stack nor in the check on entering C",
        Optional.empty(),
        evidence(crash),
        List.of());
  }

  /** A bad read may be the tracer's as long as nobody has seen where it struck. */
  private static boolean couldBeTheTracers(Crash crash) {
    boolean inC =
        crash.onBehalfOf().flatMap(Goroutine::top).stream()
            .anyMatch(frame -> frame.function().equals("runtime.cgocall"));
    return TracerWalk.isBadRead(crash)
        && !inC
        && crash.crashing().flatMap(Goroutine::top).isEmpty();
  }

  private static Judgement insufficient(Crash crash, String reason, String missing) {
    return new Judgement(
        TriageVerdict.INSUFFICIENT,
        crash.title(),
        reason,
        Optional.empty(),
        evidence(crash),
        List.of(missing));
  }

  static List<String> evidence(Crash crash) {
    List<String> frames =
        crash.topFrames(EVIDENCE_FRAMES).stream().map(frame -> frame.place()).toList();
    return frames.isEmpty() ? crash.message().stream().limit(1).toList() : frames;
  }
}
