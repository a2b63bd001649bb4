package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Locale;
import java.util.Optional;

/** What a step does: the words of the language. */
public enum StepKind {
  /** Recurses so deep, by frames of about 1 KiB, and returns. */
  GROW(Side.GO, null, Amounts.FRAMES),
  /** Its block runs on top of so many live frames of about 1 KiB. */
  HOLD(Side.GO, Side.GO, Amounts.FRAMES),
  /** Collects garbage, which shrinks a stack of which little is used. */
  SHRINK(Side.GO, null, null),
  /** A cgo call, which runs the block in C. */
  CALL(Side.GO, Side.C, null),
  /** C calls back into Go, which runs the block. */
  CALLBACK(Side.C, Side.GO, null),
  /**
   * C waits until a cycle of the tracer has begun and ended, at most so many milliseconds; it waits
   * for all of them where no tracer runs.
   */
  PARK(Side.C, null, new Amount("milliseconds", 1, 200, 20)),
  /** A new goroutine runs the block, and is waited for. */
  SPAWN(Side.GO, Side.GO, null),
  /** A thread made by C runs the block in C, and is joined. */
  THREAD(Side.GO, Side.C, null),
  /** The goroutine is locked to its thread while the block runs. */
  LOCK(Side.GO, Side.GO, null),
  /** The block runs in a deferred function. */
  DEFERS(Side.GO, Side.GO, null),
  /** A panic in the block is recovered here, also if C is between. */
  RECOVERS(Side.GO, Side.GO, null),
  /** Panics. */
  PANICS(Side.GO, null, null),
  /** A new goroutine runs the block and ends by {@code runtime.Goexit}. */
  EXITS(Side.GO, Side.GO, null),
  /** The block, so many times. */
  REPEAT(Side.GO, Side.GO, new Amount("times", 1, 1000, 10)),
  /** {@code runtime.Gosched}. */
  YIELD(Side.GO, null, null),
  /** A timer of so many microseconds. */
  SLEEP(Side.GO, null, new Amount("microseconds", 1, 20_000, 100)),
  /** Ping-pong with another goroutine over unbuffered channels. */
  CHANNEL(Side.GO, null, null),
  /** A cheap system call that the scheduler is told of. */
  SYSCALL(Side.GO, null, null),
  /** Reads from a pipe, which blocks until another goroutine writes. */
  READS(Side.GO, null, null),
  /** {@code runtime.Callers}. */
  CALLERS(Side.GO, null, null),
  /** {@code runtime.Stack} of all goroutines. */
  DUMP(Side.GO, null, null),
  /** The block runs in a sequence pulled by {@code iter.Pull}; from Go 1.23 on. */
  CORO(Side.GO, Side.GO, null),
  /** The block runs in C that uses the register of the frame pointer for other things. */
  NOFP(Side.C, Side.C, null),
  /** The block runs in C below a frame of 64 KiB. */
  BIGFRAME(Side.C, Side.C, null);

  /** Shared by two of them; an enum's own constants can't name its static fields. */
  private static final class Amounts {
    static final Amount FRAMES = new Amount("frames", 1, 2000, 64);
  }

  private static final Release FIRST_WITH_PULL = new Release(23, Release.Pre.RC, 1);

  private final Side side;
  private final Side block;
  private final Amount amount;

  StepKind(Side side, Side block, Amount amount) {
    this.side = side;
    this.block = block;
    this.amount = amount;
  }

  /** Where it runs. */
  public Side side() {
    return side;
  }

  /** Where the steps of its block run; empty if it has no block. */
  public Optional<Side> block() {
    return Optional.ofNullable(block);
  }

  /** The number that it takes, if it takes one. */
  public Optional<Amount> amount() {
    return Optional.ofNullable(amount);
  }

  /** The number of one that is written without; 0 where it takes none. */
  public int usual() {
    return amount == null ? 0 : amount.usual();
  }

  /** Whether programs of that release can do it. */
  public boolean isIn(Release release) {
    return this != CORO || release.compareTo(FIRST_WITH_PULL) >= 0;
  }

  /**
   * Whether its block runs on a goroutine of its own, so that a panic in it can't be recovered
   * outside. That of {@link #CORO} does too, but {@code iter.Pull} passes panics on ({@code
   * src/iter/iter.go} in Go 1.23).
   */
  boolean isElsewhere() {
    return this == SPAWN || this == EXITS || this == THREAD;
  }

  /** The name in the language. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
