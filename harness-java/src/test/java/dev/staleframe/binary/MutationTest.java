package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real programs with bytes changed where the readers look: whatever they say then, they fail in the
 * one way that users are told of, or not at all, and stay small. A failure names the seed; a given
 * seed always makes the same changes.
 */
@Tag("integration")
class MutationTest {
  private static final int MUTATIONS = 1_000;
  private static final long MOST_ALLOCATED = 64L << 20;
  private static final long SEED = 69087;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1.23.0, callback, -buildmode=exe",
    "1.23.0, callback, -buildmode=pie",
    "1.23.0, plain, -ldflags=-s -w",
    "1.27.3, callback, -buildmode=pie",
    "1.27.3, plain, -ldflags=-compressdwarf=false"
  })
  void onlyOurOwnExceptionComesOut(String release, String source, String how) throws IOException {
    byte[] content = Files.readAllBytes(new Programs(folder).build(release, source, how));
    Mutator mutator = new Mutator(content);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      long seed = SEED + i;
      int size = mutator.mutate(new SplittableRandom(seed));
      refused += fails(content, size, seed) ? 1 : 0;
      mutator.restore();
    }
    assertTrue(refused > MUTATIONS / 10, "hardly any was noticed: " + refused);
    assertTrue(refused < MUTATIONS * 9 / 10, "hardly any was read: " + refused);
  }

  private static boolean fails(byte[] content, int size, long seed) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      readAll(content, size);
      return false;
    } catch (StaleframeException e) {
      assertTrue(e.exitCode() == ExitCode.USAGE, () -> "seed " + seed + ": " + e);
      return true;
    } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError e) {
      throw new AssertionError("seed " + seed, e);
    } finally {
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < MOST_ALLOCATED, () -> "seed " + seed + ": " + allocated + " bytes");
    }
  }

  private static void readAll(byte[] content, int size) throws IOException {
    PagedFile file = new PagedFile("mutated", new MemoryChannel(content, size));
    try (GoBinary binary = GoBinary.of(ElfHeaders.read(file))) {
      binary.features();
      binary.kind();
      binary.layout();
      long pc = binary.symbol("runtime.cgocall").orElse(0x401000) + 50;
      binary
          .functions()
          .ifPresent(
              functions -> {
                functions.at(pc);
                functions.line(pc);
                functions.framePointer(pc);
              });
    }
  }
}
