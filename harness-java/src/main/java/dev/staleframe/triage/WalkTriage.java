package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.TracerWalk;
import dev.staleframe.crash.WalkStart;
import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a walk of the tracer that crashed.
 *
 * <p>Issue 69087 takes a release that has it, a walk from {@code gp.syscallbp}, and a goroutine in
 * C that was called back and moved. Assembly that clobbers the frame pointer leaves the same frames
 * on top, in any release and from any pointer, also from {@code gp.syscallbp}: that one is right
 * then, and the chain breaks further out. So those three make a log consistent, and rule it out
 * where one is missing. To be sure takes what assembly can't leave: that the pointer which faulted
 * is the right one but for the stack, or that the C function is seen calling back.
 */
final class WalkTriage {
  private final Crash crash;
  private final TracerWalk walk;
  private final Set<Release> candidates;
  private final Affected affected;
  private final Set<WalkStart> starts;
  private final Optional<WalkedGoroutine> walked;

  WalkTriage(Crash crash, TracerWalk walk, Set<Release> candidates) {
    this.crash = crash;
    this.walk = walk;
    this.candidates = walk.fitting(candidates);
    this.starts = walk.starts(this.candidates);
    this.affected = Affected.of(this.candidates);
    this.walked = WalkedGoroutine.in(crash, walk);
  }

  Judgement judge() {
    if (!walk.hasSyscallBp()) {
      return lookalike("%s is the tracer from before Go 1.23".formatted(walk.read().fileName()));
    }
    if (walk.traceStack().isEmpty()) {
      return withoutCaller();
    }
    if (!starts.contains(WalkStart.SYSCALL_BP)) {
      return lookalike(elsewhere());
    }
    return ruledOut().map(this::lookalike).orElseGet(this::likely);
  }

  private Judgement withoutCaller() {
    if (affected == Affected.NONE) {
      return lookalike("no release that may have printed it has the issue");
    }
    return judgement(
        TriageVerdict.INSUFFICIENT,
        "the frame that had the stack walked is not in it",
        Optional.empty(),
        List.of("the frame below runtime.fpTracebackPCs: runtime.traceStack, and its line"));
  }

  private String elsewhere() {
    String where = walk.traceStack().orElseThrow().place();
    return starts.isEmpty()
        ? where + " is not where an affected release walks from gp.syscallbp"
        : "%s walks from %s, not from gp.syscallbp"
            .formatted(where, starts.stream().sorted().findFirst().orElseThrow());
  }

  private Optional<String> ruledOut() {
    if (affected == Affected.NONE && !isOfFormerStack()) {
      return Optional.of("no release that may have printed it has the issue");
    }
    return walked.filter(WalkedGoroutine::inSystemCall).isPresent()
        ? Optional.of("the goroutine walked was in a system call, not in C")
        : Optional.empty();
  }

  private Judgement likely() {
    List<String> missing = new ArrayList<>();
    if (affected == Affected.SOME && !isOfFormerStack()) {
      missing.add("the release: the lines fit others as well");
    }
    if (affected == Affected.NONE) {
      missing.add("a reason for a release with the fix to have the issue: a patched toolchain?");
    }
    Optional<String> proof = proof();
    if (proof.isEmpty()) {
      missing.add(
          "a sign that C had called back: assembly that clobbers the frame pointer (golang/go#73750)"
              + " looks the same");
    }
    return missing.isEmpty()
        ? judgement(TriageVerdict.THIS, proof.orElseThrow(), known(), missing)
        : judgement(TriageVerdict.CONSISTENT, fits(), known(), missing);
  }

  private static Optional<KnownCrash> known() {
    return Optional.of(KnownCrashes.ISSUE_69087);
  }

  private String fits() {
    return walked.filter(WalkedGoroutine::inC).isPresent()
        ? "the tracer walked a goroutine in C from gp.syscallbp"
        : "the tracer walked from gp.syscallbp";
  }

  private Optional<String> proof() {
    if (isOfFormerStack()) {
      return Optional.of("gp.syscallbp was right for a stack that the goroutine in C had before");
    }
    return walked
        .flatMap(WalkedGoroutine::stub)
        .flatMap(stub -> Callbacks.from(stub, crash))
        .map(
            goroutine ->
                "the goroutine walked was in a C function that calls back, as goroutine %d shows"
                    .formatted(goroutine.id().orElse(0)));
  }

  private boolean isOfFormerStack() {
    return walked
        .filter(WalkedGoroutine::inC)
        .map(WalkedGoroutine::goroutine)
        .filter(goroutine -> FormerStack.hasFaultAddress(crash, goroutine))
        .isPresent();
  }

  private Judgement lookalike(String why) {
    Optional<KnownCrash> known = KnownCrashes.lookalike(walk, candidates);
    return judgement(TriageVerdict.LOOKALIKE, why, known, List.of());
  }

  private Judgement judgement(
      TriageVerdict verdict, String reason, Optional<KnownCrash> known, List<String> missing) {
    return new Judgement(verdict, crash.title(), reason, known, evidence(), missing);
  }

  private List<String> evidence() {
    List<String> lines = new ArrayList<>();
    lines.add(walk.read().place());
    walk.callers().stream().limit(2).map(Frame::place).forEach(lines::add);
    walked.map(WalkedGoroutine::described).ifPresent(lines::add);
    return lines;
  }
}
