package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final long SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void endsConnectionsOfAnEngineThatFellSilent() throws InterruptedException {
    try (Pulse pulse = new Pulse(() -> false, 50)) {
      pulse.watch(ended::countDown);

      assertTrue(ended.await(SECONDS, TimeUnit.SECONDS));
    }
  }

  /** One answer that is late means nothing. */
  @Test
  void waitsForTheSecondMissInARow() throws InterruptedException {
    Iterator<Boolean> beats = List.of(true, false, true, false, true, false, false).iterator();
    try (Pulse pulse = new Pulse(beats::next, 10)) {
      pulse.watch(ended::countDown);

      assertTrue(ended.await(SECONDS, TimeUnit.SECONDS));
      assertFalse(beats.hasNext());
    }
  }

  @Test
  void leavesAloneWhoWasForgotten() throws InterruptedException {
    AtomicBoolean closed = new AtomicBoolean();
    Closeable forgotten = () -> closed.set(true);
    try (Pulse pulse = new Pulse(() -> false, 50)) {
      pulse.watch(forgotten);
      pulse.forget(forgotten);
      pulse.watch(ended::countDown);

      assertTrue(ended.await(SECONDS, TimeUnit.SECONDS));
    }
    assertFalse(closed.get());
  }
}
