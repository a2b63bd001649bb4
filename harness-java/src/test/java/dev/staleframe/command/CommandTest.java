package dev.staleframe.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {
  private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");
  private static final Duration AMPLE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"exit 0, 0", "exit 3, 3", "exit 255, 255", "kill -9 $$, 137", "kill -15 $$, 143"})
  void anyEndIsAResult(String script, int exitCode) {
    CommandResult result = sh(script);

    assertEquals(exitCode, result.exitCode());
    assertEquals(exitCode == 0, result.ok());
    assertFalse(result.timedOut());
  }

  @Test
  void streamsAreKeptApart() {
    assertEquals(new CommandResult(0, false, "out\n", "err\n"), sh("echo out; echo err >&2"));
  }

  @Test
  void runsInItsFolder() throws Exception {
    assertEquals(folder.toRealPath() + "\n", sh("pwd -P").stdout());
  }

  @Test
  void environmentIsExactlyTheOneGiven() {
    CommandResult result =
        new Command(List.of("/usr/bin/env"), folder, Map.of("A", "1", "B", "x y=z"), AMPLE).run();

    assertEquals(List.of("A=1", "B=x y=z"), result.stdout().lines().sorted().toList());
  }

  @Test
  void noArgumentIsInterpreted() {
    List<String> arguments = List.of("a b", "", "\"q\"", "'s'", "$HOME", "${x}", "*", "\\", "a\nb");
    List<String> script = List.of("/bin/sh", "-c", "printf '[%s]' \"$@\"", "sh");
    CommandResult result = new Command(concat(script, arguments), folder, PATH, AMPLE).run();

    assertEquals("[" + String.join("][", arguments) + "]", result.stdout());
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }

  @Test
  void longOutputIsCutInTheMiddle() {
    String out = sh("echo first; head -c 1000000 /dev/zero | tr '\\0' x; echo; echo last").stdout();

    assertTrue(out.startsWith("first\nxxx"));
    assertTrue(out.endsWith("xxx\nlast\n"));
    int kept = 2 * 256 * 1024;
    assertTrue(out.contains("\n[... " + (1_000_012 - kept) + " bytes cut ...]\n"));
    assertTrue(out.length() < kept + 100);
  }

  @Test
  void missingProgramIsTheMachinesTrouble() {
    String message =
        Failing.with(
            ExitCode.ENVIRONMENT,
            () -> new Command(List.of("/no/such/program"), folder, PATH, AMPLE).run());
    assertEquals("could not run /no/such/program: No such file or directory", message);
  }

  @Test
  void missingFolderIsNotTakenForAMissingProgram() {
    Path gone = folder.resolve("gone");
    assertEquals(
        "there is no folder " + gone,
        Failing.with(
            ExitCode.ENVIRONMENT,
            () -> new Command(List.of("/bin/true"), gone, PATH, AMPLE).run()));
  }

  @Test
  void nothingIsLeftRegistered() {
    sh("true");
    assertEquals(0, LiveProcesses.INSTANCE.size());
  }

  private CommandResult sh(String script) {
    return new Command(List.of("/bin/sh", "-c", script), folder, PATH, AMPLE).run();
  }
}
