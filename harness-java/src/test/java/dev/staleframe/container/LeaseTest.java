package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
  /** The container is told at once that it is wanted, and then now and then. */
  @Test
  void theFirstLineComesAtOnceAndTheNextLater() throws IOException {
    try (Lease lease = new Lease()) {
      byte[] bytes = new byte[100];
      assertEquals(1, lease.read(bytes, 0, bytes.length));
      assertEquals('\n', bytes[0]);

      Thread.currentThread().interrupt(); // Whoever would wait is woken at once.
      assertThrows(IOException.class, () -> lease.read(bytes, 0, bytes.length));
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void endsAtOnce() throws IOException {
    Lease lease = new Lease();
    lease.read();
    lease.close();

    assertEquals(-1, assertTimeout(Duration.ofSeconds(5), () -> lease.read(new byte[1], 0, 1)));
  }

  @Test
  void nothingIsReadWhereNothingIsWanted() throws IOException {
    try (Lease lease = new Lease()) {
      assertEquals(0, lease.read(new byte[0], 0, 0));
    }
  }
}
