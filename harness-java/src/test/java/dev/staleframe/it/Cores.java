package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Has the kernel write core files. */
final class Cores {
  private static final Path PATTERN = Path.of("/proc/sys/kernel/core_pattern");

  private final Path folder;

  /**
   * @param folder where they go; an empty one, for one core
   */
  Cores(Path folder) throws IOException {
    String pattern = Files.readString(PATTERN).strip();
    assumeTrue(
        !pattern.startsWith("|") && !pattern.contains("/"),
        PATTERN + " is \"" + pattern + "\": cores do not go into the folder of the process");
    String most = Shell.output("ulimit -Hc");
    assumeTrue(most.equals("unlimited"), "the size of core files is limited to " + most);
    this.folder = folder;
  }

  /**
   * Runs a program that must dump core.
   *
   * @param program and its arguments, as a shell reads them
   */
  Path of(Map<String, String> variables, String program) throws IOException {
    return left(start(variables, program));
  }

  /** Starts a program of Go that says when it is ready, and aborts it then. */
  Path ofAborted(Path program, String... arguments) throws IOException {
    String command = "'" + program + "' " + String.join(" ", arguments);
    Process process = start(Map.of("GOTRACEBACK", "crash"), command);
    assertEquals("ready", process.inputReader().readLine());
    new ProcessBuilder("kill", "-ABRT", Long.toString(process.pid())).start().onExit().join();
    return left(process);
  }

  private Process start(Map<String, String> variables, String program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "ulimit -c unlimited && exec " + program)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(variables);
    return builder.start();
  }

  private Path left(Process process) throws IOException {
    process.onExit().join();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> written = files.toList();
      assertEquals(1, written.size(), written::toString);
      return written.get(0);
    }
  }
}
