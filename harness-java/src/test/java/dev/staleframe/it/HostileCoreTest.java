package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.binary.Programs;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.inspect.Inspection;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.shim.GoroutineReader;
import dev.staleframe.shim.ShimLoader;
import dev.staleframe.study.Workbench;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real core with a few wrong bytes is refused, or read as far as it goes; nothing else. */
@Tag("integration")
class HostileCoreTest {
  private static final int CORES = 300;

  /** Headers, notes and some memory. */
  private static final int HEADERS = 8192;

  private static final int MOST_WRONG = 8;

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private final Random random = new Random(69087);
  private GoroutineReader reader;
  private int read;
  private int refused;

  @BeforeEach
  void loadReader() {
    Environment environment = Environment.ofThisProcess();
    Workbench workbench = Workbench.open(environment, Workspace.find(environment));
    reader = ShimLoader.load(GoroutineReader.class, workbench.shims().library(ShimVariant.FP));
  }

  @Test
  void wrongBytesAreAnError() throws IOException {
    Path program = new Programs(elsewhere).build("1.23.0", "parked", "-ldflags=-s -w");
    Path core = new Cores(folder).ofAborted(program);
    assertEquals(1, look(core).stale().size());
    try (RandomAccessFile file = new RandomAccessFile(core.toFile(), "rw")) {
      for (int i = 0; i < CORES; i++) {
        withWrongBytes(file, () -> lookAtHostile(core));
      }
    }
    assertTrue(read > CORES / 10 && refused > CORES / 10, read + " read, " + refused + " refused");
  }

  private void withWrongBytes(RandomAccessFile file, Runnable action) throws IOException {
    int at = random.nextInt(random.nextBoolean() ? HEADERS : HEADERS / 64);
    byte[] wrong = new byte[1 + random.nextInt(MOST_WRONG)];
    byte[] right = new byte[wrong.length];
    random.nextBytes(wrong);
    file.seek(at);
    file.readFully(right);
    file.seek(at);
    file.write(wrong);
    action.run();
    file.seek(at);
    file.write(right);
  }

  private void lookAtHostile(Path core) {
    try {
      Sighting seen = look(core);
      assertTrue(seen.goroutines() >= seen.inCall(), seen::toString);
      read++;
    } catch (StaleframeException e) {
      assertEquals(ExitCode.USAGE, e.exitCode(), e.getMessage());
      assertTrue(e.getMessage().lines().count() <= 2, e.getMessage());
      refused++;
    }
  }

  private Sighting look(Path core) {
    try (Inspection inspection = Inspection.ofCore(reader, core, Optional.empty())) {
      return inspection.look();
    }
  }
}
