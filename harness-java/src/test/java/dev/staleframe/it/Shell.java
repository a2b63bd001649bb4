package dev.staleframe.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Asks this machine's shell. */
final class Shell {
  private Shell() {}

  /** What a command prints, its last line end left out; nothing if it fails. */
  static String output(String command) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.onExit().join().exitValue() == 0 ? output.stripTrailing() : "";
  }
}
