package dev.staleframe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackgroundProcessTest {
  @TempDir private Path folder;

  @Test
  void talksBothWaysWhileItRuns() throws IOException {
    try (BackgroundProcess process = sh("while read line; do echo \"<$line>\"; done")) {
      for (String word : List.of("one", "two")) {
        process.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
        process.stdin().flush();
        assertEquals("<" + word + ">\n", new String(process.stdout().readNBytes(6), UTF));
      }
    }
  }

  @Test
  void environmentAndFolderAreExactlyThoseGiven() throws IOException {
    try (BackgroundProcess process =
        new BackgroundProcess(
            List.of("/bin/sh", "-c", "/usr/bin/env | grep -v ^_=; pwd -P"),
            folder,
            Map.of("A", "1", "PATH", "/usr/bin:/bin"))) {
      List<String> lines =
          new String(process.stdout().readAllBytes(), UTF)
              .lines()
              .filter(line -> !line.startsWith("PWD=") && !line.startsWith("SHLVL="))
              .toList();
      assertTrue(lines.contains("A=1"), lines::toString);
      assertEquals(3, lines.size(), lines::toString);
      assertEquals(folder.toRealPath().toString(), lines.get(2));
    }
  }

  @Test
  void keepsWhatItSaysOnStandardError() throws IOException {
    try (BackgroundProcess process = sh("echo trouble >&2; read line")) {
      process.stdin().write('\n');
      process.stdin().flush();
      assertEquals(0, process.stdout().readAllBytes().length);
      awaitStderr(process);
      assertEquals("trouble\n", process.stderr());
    }
  }

  private static void awaitStderr(BackgroundProcess process) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (process.stderr().isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void closingItsInputEndsIt() throws IOException {
    BackgroundProcess process = sh("cat >/dev/null; echo over");
    process.close();

    assertEquals("over\n", new String(process.stdout().readAllBytes(), UTF));
    assertEquals(0, LiveProcesses.INSTANCE.size());
  }

  @Test
  void oneThatHasEndedAlreadyCanBeClosed() throws IOException {
    try (BackgroundProcess process = sh("exit 7")) {
      assertEquals(-1, process.stdout().read());
    }
  }

  @Test
  void missingProgramIsNoStart() {
    IOException failure =
        assertThrows(
            IOException.class,
            () -> new BackgroundProcess(List.of("/no/such/program"), folder, Map.of()).close());
    assertTrue(failure.getMessage().contains("/no/such/program"), failure.getMessage());
  }

  private BackgroundProcess sh(String script) throws IOException {
    return new BackgroundProcess(
        List.of("/bin/sh", "-c", script), folder, Map.of("PATH", "/usr/bin:/bin"));
  }

  private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;
}
