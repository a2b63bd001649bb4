package dev.staleframe.triage;

import static dev.staleframe.crash.WalkStart.REGISTER;
import static dev.staleframe.crash.WalkStart.SCHED_BP;
import static dev.staleframe.crash.WalkStart.SYSCALL_BP;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.TracerWalk;
import dev.staleframe.crash.WalkStart;
import dev.staleframe.release.Release;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The known bugs, a row each. Of several that fit a crash the first is named, so the particular
 * stand before the general. A new row comes with a log in the crash corpus.
 */
public final class KnownCrashes {
  private static final EnumSet<WalkStart> NO_WALK = EnumSet.noneOf(WalkStart.class);
  private static final EnumSet<WalkStart> ANY_WALK = EnumSet.allOf(WalkStart.class);

  private static final String ANYHOW = "";

  private static final String WALK = "* in runtime.fpTracebackPCs";
  private static final String VET =
      "Look for assembly that writes the frame pointer (BP, R29) and doesn't restore it: go vet"
          + " -framepointer ./... finds some. Meanwhile GODEBUG=tracefpunwindoff=1 keeps the tracer"
          + " off frame pointers.";
  private static final String UPGRADE_OR_NO_FP =
      "Upgrade Go. Meanwhile GODEBUG=tracefpunwindoff=1 keeps the tracer off frame pointers.";

  /** Issue 69087 itself. */
  public static final KnownCrash ISSUE_69087 =
      KnownCrash.of(
          "69087",
          WALK,
          EnumSet.of(SYSCALL_BP),
          ANYHOW,
          "[1.23rc1, 1.23.1)",
          "golang/go#69087, golang/go#69085",
          "gp.syscallbp was left pointing into a stack that a callback from C had moved",
          "Upgrade to Go 1.23.1 or newer. Meanwhile GODEBUG=tracefpunwindoff=1 keeps the tracer off"
              + " the stale pointer.");

  /** The one that can look the same to the last frame. */
  static final KnownCrash CLOBBERED =
      KnownCrash.of(
          "73750",
          WALK,
          ANY_WALK,
          ANYHOW,
          "[1.21rc1, )",
          "golang/go#73750, golang/go#77250, klauspost/compress#1097, apache/arrow-go#150",
          "assembly left something else in the frame pointer, and a frame saved that",
          VET);

  private static final List<KnownCrash> ROWS =
      List.of(
          ISSUE_69087,
          KnownCrash.of(
              "73748",
              WALK,
              EnumSet.of(REGISTER),
              ANYHOW,
              "[1.22rc1, 1.25rc1)",
              "golang/go#73748",
              "a panic in the middle of runtime.duffcopy left the frame pointer moved (amd64)",
              UPGRADE_OR_NO_FP),
          KnownCrash.of(
              "61766",
              WALK,
              EnumSet.of(REGISTER),
              ANYHOW,
              "[1.21rc1, 1.22rc1)",
              "golang/go#61766",
              "the tracer of Go 1.21 walked a stack while a deferred call ran after a recovered panic",
              UPGRADE_OR_NO_FP),
          KnownCrash.of(
              "59692",
              WALK,
              EnumSet.of(SCHED_BP),
              ANYHOW,
              "[1.21rc1, 1.22rc1)",
              "golang/go#59692, golang/go#63830",
              "the tracer of Go 1.21, the first to walk frame pointers, met a bad one when a goroutine"
                  + " stopped",
              UPGRADE_OR_NO_FP),
          KnownCrash.of(
              "75478",
              WALK,
              EnumSet.of(SCHED_BP),
              "runtime.traceAdvance",
              "[1.25rc1, )",
              "golang/go#75478",
              "a goroutine that wasn't running had a bad frame pointer when a trace's generation"
                  + " ended; reported of 1.25's flight recorder, cause not found",
              VET),
          CLOBBERED,
          KnownCrash.of(
              "73664",
              "* in runtime.fpTracebackPartialExpand",
              NO_WALK,
              ANYHOW,
              "[1.23rc1, )",
              "golang/go#73664, golang/go#69629, golang/go#74851",
              "the block and mutex profiler, not the tracer, met a bad frame pointer: after a panic"
                  + " (fixed by 1.27), or from assembly",
              "Upgrade Go, and look for assembly that clobbers the frame pointer: go vet"
                  + " -framepointer ./... Meanwhile do without the block and mutex profiles."),
          KnownCrash.of(
              "66151",
              "* in runtime.(*unwinder).next",
              NO_WALK,
              ANYHOW,
              "[1.21rc1, )",
              "golang/go#66151, golang/go#64030",
              "the ordinary unwinder, which uses no frame pointers, met a damaged stack",
              "Upgrade Go, and report it with the whole log if it stays."),
          KnownCrash.of(
              "63829",
              "fatal error: exitsyscall: syscall frame is no longer valid",
              NO_WALK,
              ANYHOW,
              "[1.20, )",
              "golang/go#63829",
              "the stack was not where C had been entered from; C's longjmp over Go frames does that",
              "Keep C from leaving a callback other than by returning."),
          KnownCrash.of(
              "41995",
              "fatal error: bad frame pointer",
              NO_WALK,
              ANYHOW,
              "[1.20, )",
              "golang/go#41995",
              "copystack's own check (debugBP, off in releases) found a frame pointer outside of the"
                  + " stack that it was moving",
              "It is a development build's check: report it to whoever built the toolchain."),
          KnownCrash.of(
              "syscall-check",
              "fatal error: entersyscall",
              NO_WALK,
              ANYHOW,
              "[1.20, )",
              "src/runtime/proc.go, reentersyscall and entersyscallblock",
              "the runtime's check saw another pointer, or another way into the call, than the"
                  + " one that a callback restores",
              "Look for assembly, or linkname, that enters system calls by itself."));

  private KnownCrashes() {}

  /** The whole table. */
  static List<KnownCrash> all() {
    return ROWS;
  }

  /** The first bug other than 69087 of which a crash looks like that, if it is no walk. */
  static Optional<KnownCrash> lookalike(Crash crash, Set<Release> candidates) {
    return ROWS.stream()
        .filter(row -> row.starts().isEmpty())
        .filter(row -> row.shows(crash) && row.occursIn(candidates))
        .findFirst();
  }

  /** The first bug other than 69087 that such a walk may have met. */
  static Optional<KnownCrash> lookalike(TracerWalk walk, Set<Release> candidates) {
    Set<WalkStart> starts = walk.starts(candidates);
    return ROWS.stream()
        .filter(row -> row != ISSUE_69087)
        .filter(row -> row.starts().stream().anyMatch(starts::contains) || row == CLOBBERED)
        .filter(row -> row.isPassedBy(walk))
        .filter(row -> row.releases().overlaps(walk.releases()) && row.occursIn(candidates))
        .findFirst();
  }
}
