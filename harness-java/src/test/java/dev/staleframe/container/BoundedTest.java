package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BoundedTest {
  private static final Bounded BOUNDED = Bounded.seconds(1);

  @Test
  void aCallThatAnswers() {
    Bounded.Result<String> result = BOUNDED.call(() -> "answer");

    assertTrue(result.succeeded());
    assertEquals("answer", result.orElseThrow(IllegalStateException::new));
  }

  @Test
  void aCallThatFails() {
    IOException failure = new IOException("no");
    Bounded.Result<String> result =
        BOUNDED.call(
            () -> {
              throw failure;
            });

    assertSame(failure, result.failure());
    assertThrows(IllegalStateException.class, () -> result.orElseThrow(IllegalStateException::new));
  }

  @Test
  void aCallThatNeverAnswers() {
    CountDownLatch never = new CountDownLatch(1);

    Bounded.Result<Boolean> result =
        assertTimeout(
            Duration.ofSeconds(10),
            () ->
                BOUNDED.call(
                    () -> {
                      never.await();
                      return true;
                    }));

    assertEquals(TimeoutException.class, result.failure().getClass());
    assertEquals("no answer in 1 s", result.failure().getMessage());
  }
}
