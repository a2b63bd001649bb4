package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.ExitCode;
import dev.staleframe.command.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A command that was run with its words caught.
 *
 * @param exitCode what it ended with
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Captured(int exitCode, String out, String err) {
  /** Runs the command line with only these variables. */
  static Captured run(Map<String, String> variables, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Main.run(arguments, new Environment(variables), terminal(out, err));
    return new Captured(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new StandardOutput(out),
        Terminal.Reader.FILE,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        80);
  }

  /** Asserts an error as users are told of it: its exit code, these lines, nothing else. */
  void failedWith(ExitCode code, String... lines) {
    assertEquals(String.join("\n", lines) + "\n", err);
    assertEquals(code.code(), exitCode);
    assertEquals("", out);
  }
}
