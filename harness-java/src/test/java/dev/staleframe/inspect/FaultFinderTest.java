package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.binary.ElfFile;
import dev.staleframe.binary.SampleCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultFinderTest {
  private static final byte[] ABORTED = SampleCore.signal(6, -6, 4711);
  private static final byte[] NOTHING = new byte[64];
  private static final StaleGoroutine STALE = Sightings.stale(7);
  private static final long POINTER = STALE.found().bp();

  @TempDir private Path folder;

  /** Go's handler had the siginfo before the core was written. */
  @Test
  void faultThatTheProgramHandled() throws IOException {
    for (long distance : new long[] {0, 8}) {
      byte[] memory = SampleCore.signal(11, 2, POINTER + distance);
      assertEquals(
          Optional.of(new WalkedPointer(POINTER + distance, 7)), find(ABORTED, memory, STALE));
    }
  }

  @Test
  void faultThatTheKernelNoted() throws IOException {
    byte[] noted = SampleCore.signal(11, 1, POINTER + 8);
    assertEquals(Optional.of(new WalkedPointer(POINTER + 8, 7)), find(noted, NOTHING, STALE));
  }

  /** What memory has of an earlier fault did not end the process. */
  @Test
  void noteOutweighsMemory() throws IOException {
    byte[] noted = SampleCore.signal(11, 1, 0x10);
    byte[] memory = SampleCore.signal(11, 1, POINTER + 8);
    assertEquals(Optional.empty(), find(noted, memory, STALE));
  }

  @Test
  void faultElsewhere() throws IOException {
    for (long distance : new long[] {-8, 1, 16, 0x1000}) {
      byte[] memory = SampleCore.signal(11, 1, POINTER + distance);
      assertEquals(Optional.empty(), find(ABORTED, memory, STALE));
    }
  }

  @Test
  void nothingIsStale() throws IOException {
    assertEquals(Optional.empty(), find(ABORTED, SampleCore.signal(11, 1, 8)));
  }

  private Optional<WalkedPointer> find(byte[] noted, byte[] memory, StaleGoroutine... stale)
      throws IOException {
    Path core = Files.write(folder.resolve("core"), SampleCore.of(noted, memory));
    try (ElfFile file = ElfFile.open(core)) {
      return FaultFinder.among(file, List.copyOf(Arrays.asList(stale)));
    }
  }
}
