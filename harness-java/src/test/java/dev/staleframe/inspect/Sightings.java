package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import dev.staleframe.shim.ScannedGoroutine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What might have been seen in memory. */
public final class Sightings {
  private static final int RUNNABLE = 1;
  private static final int IN_SYSCALL = 3;
  private static final long STACK = 0x20000;
  private static final Caller CALLER = new Caller("main.(*Client).Do", Optional.of("client_do"));

  private Sightings() {}

  /** One look at a process. */
  public static Sighting of(StaleGoroutine... stale) {
    return new Sighting(
        "process 4711 (/srv/program)",
        12_345,
        17,
        0,
        1,
        List.of(stale),
        Optional.empty(),
        Answer.NO);
  }

  /** One in C, whose caller and time nothing told. */
  public static StaleGoroutine stale(long goid) {
    return new StaleGoroutine(
        found(goid, IN_SYSCALL, 0), Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  /** A process with the setting, in which a goroutine waits and another has its old stack. */
  public static Sighting mitigated() {
    StaleGoroutine first =
        new StaleGoroutine(
            found(18, RUNNABLE, 34),
            Optional.of(CALLER),
            OptionalLong.of(0xc000046800L),
            Optional.of(Duration.ofMillis(61_234)));
    return new Sighting(
        "process 4711 (/srv/program)",
        12_345,
        17,
        2,
        1_000,
        List.of(first, stale(19)),
        Optional.empty(),
        Answer.YES);
  }

  /** A core of a process that died of it. */
  public static Sighting died() {
    StaleGoroutine walked =
        new StaleGoroutine(
            found(18, IN_SYSCALL, 0), Optional.of(CALLER), OptionalLong.empty(), Optional.empty());
    return new Sighting(
        "core",
        10,
        2,
        0,
        1,
        List.of(walked),
        Optional.of(new WalkedPointer(walked.found().bp() + 8, 18)),
        Answer.UNKNOWN);
  }

  private static ScannedGoroutine found(long goid, int status, long holder) {
    long lo = 0xc000100000L + goid * STACK;
    return new ScannedGoroutine(
        goid,
        0xc000001000L,
        status,
        true,
        0,
        lo + STACK - 0x1e8,
        0x45f8f4,
        0xc000046640L,
        lo,
        lo + STACK,
        holder);
  }
}
