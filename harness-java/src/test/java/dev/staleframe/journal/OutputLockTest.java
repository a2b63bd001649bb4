package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTest {
  @TempDir private Path folder;

  @Test
  void processThatHasItIsNamed() throws Exception {
    try (LockHolder holder = LockHolder.of(file())) {
      assertEquals(
          "the folder x is in use by process %d;%ngo elsewhere".formatted(holder.pid()), refusal());
      assertTrue(refusal().contains("process"), "asking does not free it");
    }
  }

  @Test
  void killedHolderKeepsNobodyOut() throws Exception {
    try (LockHolder holder = LockHolder.of(file())) {
      assertTrue(Files.readString(file()).startsWith(holder.pid() + System.lineSeparator()));
    }
    assertTrue(Files.exists(file()), "the killed process could not remove it");
    take().close();
    assertFalse(Files.exists(file()));
  }

  @Test
  void givenUpItCanBeTakenAgain() throws IOException {
    OutputLock first = take();
    assertEquals("the folder x is in use by this process;%ngo elsewhere".formatted(), refusal());
    first.close();
    OutputLock second = take();
    first.close();
    assertTrue(Files.exists(file()), "the file is the second one's");
    second.close();
  }

  @Test
  void linkInItsPlaceIsNotFollowed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "kept");
    Files.createSymbolicLink(file(), precious);
    assertThrows(UncheckedIOException.class, this::take);
    assertEquals("kept", Files.readString(precious));
  }

  /** Whoever opens a file that its holder then removes has a lock that nobody else sees. */
  @Test
  void thereIsNoMomentInWhichTwoHaveIt() throws Exception {
    LockRace race = LockRace.of(file(), 3);
    assertEquals(900, race.turns());
    assertEquals(0, race.overlaps());
  }

  private Path file() {
    return folder.resolve("lock");
  }

  private OutputLock take() {
    try {
      return OutputLock.take(file(), "the folder x", "go elsewhere");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String refusal() {
    return Failing.with(ExitCode.USAGE, () -> take().close());
  }
}
