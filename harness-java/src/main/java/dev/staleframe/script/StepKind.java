package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Locale;
import java.util.Optional;

/** What a step does: the words of the language. */
public enum StepKind implements Since {
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
  /** The block runs in a deferred function, at the return; the compiler open-codes the defer. */
  DEFERS(Side.GO, Side.GO, null),
  /** So many defers, made in a loop and so on the heap; the block runs in the first that runs. */
  DEFERLOOP(Side.GO, Side.GO, new Amount("functions", 1, 100, 10)),
  /** The block runs in a deferred function while a panic unwinds, which is recovered here. */
  UNWINDS(Side.GO, Side.GO, null),
  /**
   * A leaf function follows a nil pointer; the block runs in the deferred function that has just
   * recovered the panic.
   */
  DEREFS(Side.GO, Side.GO, null),
  /** A panic in the block is recovered here, also if C is between. */
  RECOVERS(Side.GO, Side.GO, null),
  /** Panics. */
  PANICS(Side.GO, null, null),
  /** A new goroutine runs the block and ends by {@code runtime.Goexit}. */
  EXITS(Side.GO, Side.GO, null),
  /** Ends the goroutine of an {@link #EXITS} from within, by {@code runtime.Goexit}. */
  GOEXIT(Side.GO, null, null),
  /** The block, so many times. */
  REPEAT(Side.GO, Side.GO, new Amount("times", 1, 1000, 10)),
  /** {@code runtime.Gosched}. */
  YIELD(Side.GO, null, null),
  /** A timer of so many microseconds. */
  SLEEP(Side.GO, null, new Amount("microseconds", 1, 20_000, 100)),
  /** Ping-pong with another goroutine over unbuffered channels. */
  CHANNEL(Side.GO, null, null),
  /** Waits for a {@code sync.Mutex} that another goroutine holds. */
  MUTEX(Side.GO, null, null),
  /** A cheap system call that the scheduler is told of. */
  SYSCALL(Side.GO, null, null),
  /** Reads from a pipe, which blocks until another goroutine writes. */
  READS(Side.GO, null, null),
  /** {@code runtime.Callers}. */
  CALLERS(Side.GO, null, null),
  /** {@code runtime.Stack} of the own goroutine. */
  STACK(Side.GO, null, null),
  /** {@code runtime.Stack} of all goroutines. */
  DUMP(Side.GO, null, null),
  /** The block runs in a sequence pulled by {@code iter.Pull}; from Go 1.23 on. */
  CORO(Side.GO, Side.GO, null),
  /**
   * Makes a sequence by {@code iter.Pull} that does the block and yields, again and again. Nothing
   * of it runs before a {@link #NEXT}.
   */
  PULL(Side.GO, Side.GO, null),
  /** Resumes the newest sequence that a {@link #PULL} of this run made, if there is one. */
  NEXT(Side.GO, null, null),
  /** The block runs in a finalizer, which is waited for. */
  FINALIZER(Side.GO, Side.GO, null),
  /** The block runs in a cleanup ({@code runtime.AddCleanup}), which is waited for. */
  CLEANUP(Side.GO, Side.GO, null),
  /** A cgo call of a function annotated {@code #cgo noescape}. */
  NOESCAPE(Side.GO, Side.C, null),
  /** A cgo call of a function annotated {@code #cgo nocallback}. */
  NOCALLBACK(Side.GO, Side.C, null),
  /** The block, so many times, in C. */
  LOOP(Side.C, Side.C, new Amount("times", 1, 1000, 10)),
  /**
   * The block runs in C without frame pointers: callbacks find in the register what Go left there.
   */
  NOFP(Side.C, Side.C, null),
  /**
   * The block runs in C that uses the register of the frame pointer for something else: 1 an
   * address where nothing is, 2 a small odd number, 3 zero, 4 an address of C that points to
   * itself.
   */
  SCRIBBLE(Side.C, Side.C, new Amount("values", 1, 4, 1)),
  /** The block runs in C below a frame of 64 KiB. */
  BIGFRAME(Side.C, Side.C, null),
  /** The block runs in C on a stack of C's own making. */
  ALTSTACK(Side.C, Side.C, null),
  /** The block runs in C when the thread of a {@link #THREAD} ends, in a destructor of it. */
  DESTRUCTOR(Side.C, Side.C, null);

  /** Shared by two of them; an enum's own constants can't name its static fields. */
  private static final class Amounts {
    static final Amount FRAMES = new Amount("frames", 1, 2000, 64);
  }

  private static final Release PULL_CAME = new Release(23, Release.Pre.RC, 1);

  /** {@code runtime.AddCleanup} and the annotations of cgo. */
  private static final Release CLEANUP_CAME = new Release(24, Release.Pre.RC, 1);

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

  @Override
  public Optional<Release> first() {
    return switch (this) {
      case CORO, PULL, NEXT -> Optional.of(PULL_CAME);
      case CLEANUP, NOESCAPE, NOCALLBACK -> Optional.of(CLEANUP_CAME);
      default -> Optional.empty();
    };
  }

  /** Whether its block runs at the end of an object: all such blocks wait for each other. */
  boolean isAtEnd() {
    return this == FINALIZER || this == CLEANUP;
  }

  /** Whether nothing comes after it. */
  boolean ends() {
    return this == PANICS || this == GOEXIT;
  }

  /** Whether it is a cgo call. */
  public boolean isCall() {
    return this == CALL || this == NOESCAPE || this == NOCALLBACK;
  }

  /**
   * Whether its block runs on a goroutine of its own, or when that of the steps around it may be
   * gone, so that a panic in it can't be recovered outside. That of {@link #CORO} does too, but
   * {@code iter.Pull} passes panics on ({@code src/iter/iter.go} in Go 1.23).
   */
  boolean isElsewhere() {
    return switch (this) {
      case SPAWN, EXITS, THREAD, PULL, FINALIZER, CLEANUP, DESTRUCTOR -> true;
      default -> false;
    };
  }

  /** The name in the language. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
