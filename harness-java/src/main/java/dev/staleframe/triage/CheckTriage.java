package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import dev.staleframe.crash.SyscallCheck;
import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Judges a throw of the runtime's check on entering C or a system call.
 *
 * <p>The check came with the fix, so a release that has the one has the other: the throw means a
 * toolchain with one of them only. It is the issue's if {@code cgocallbackg} handed the pointer
 * over, so if the goroutine's stack begins in {@code cgocall}: {@code entersyscall} takes it from
 * the register, which compiled code keeps right. {@code entersyscallblock} is never called there.
 */
final class CheckTriage {
  private static final String FUNCTION = "entersyscall";
  private static final String CGOCALL = "runtime.cgocall";

  private static final String MESSAGE =
      "the line before the throw: entersyscall inconsistent bp ...";

  private final Crash crash;
  private final Set<Release> candidates;
  private final Optional<SyscallCheck> check;
  private final Optional<Goroutine> entering;

  CheckTriage(Crash crash, Set<Release> candidates) {
    this.crash = crash;
    this.candidates = candidates;
    this.check = SyscallCheck.of(crash);
    this.entering = crash.onBehalfOf().filter(goroutine -> goroutine.top().isPresent());
  }

  Judgement judge() {
    boolean ofSp = check.filter(c -> c.pointer() == SyscallCheck.Pointer.SP).isPresent();
    if (ofSp || !crash.reason().equals(FUNCTION)) {
      return lookalike("the check that failed is not the one of a restored frame pointer");
    }
    if (entering.isEmpty()) {
      return withoutGoroutine();
    }
    if (!top().function().equals(CGOCALL)) {
      return lookalike(top().function() + " entered the call, not a return from a callback");
    }
    return check.isPresent()
        ? restored()
        : consistent("a goroutine on its way into C, or back, failed the check", MESSAGE);
  }

  private Judgement withoutGoroutine() {
    if (check.isPresent()) {
      return consistent(
          "a frame pointer outside of the stack was brought into a call",
          "the stack of the goroutine that entered the call, printed second");
    }
    return judgement(
        TriageVerdict.INSUFFICIENT,
        "the check doesn't say which pointer it found wrong, nor where",
        Optional.empty(),
        List.of(MESSAGE));
  }

  private Judgement consistent(String reason, String missing) {
    return judgement(TriageVerdict.CONSISTENT, reason, known(), List.of(missing));
  }

  private Judgement restored() {
    String reason = "a return from a callback restored a frame pointer outside of the stack";
    boolean certain = Affected.of(candidates) == Affected.ALL || isOfFormerStack();
    return certain
        ? judgement(TriageVerdict.THIS, reason, known(), List.of())
        : consistent(reason, "the release: those with this check have the fix as well");
  }

  private boolean isOfFormerStack() {
    OptionalLong pointer = check.map(SyscallCheck::value).orElse(OptionalLong.empty());
    return pointer.isPresent()
        && FormerStack.hasPointer(crash, entering.orElseThrow(), pointer.getAsLong());
  }

  private Frame top() {
    return entering.flatMap(Goroutine::top).orElseThrow();
  }

  private static Optional<KnownCrash> known() {
    return Optional.of(KnownCrashes.ISSUE_69087);
  }

  private Judgement lookalike(String why) {
    Optional<KnownCrash> known = KnownCrashes.lookalike(crash, candidates);
    return judgement(TriageVerdict.LOOKALIKE, why, known, List.of());
  }

  private Judgement judgement(
      TriageVerdict verdict, String reason, Optional<KnownCrash> known, List<String> missing) {
    List<String> evidence = new ArrayList<>();
    check.map(SyscallCheck::line).ifPresent(evidence::add);
    entering.flatMap(Goroutine::top).map(Frame::place).ifPresent(evidence::add);
    if (evidence.isEmpty()) {
      evidence.addAll(Triage.evidence(crash));
    }
    return new Judgement(verdict, crash.title(), reason, known, evidence, missing);
  }
}
