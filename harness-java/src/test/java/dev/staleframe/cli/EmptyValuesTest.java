package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.command.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A value with nothing in it is a mistake, whichever option it is of. */
class EmptyValuesTest {
  /** What a command can't do without. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "bisect", List.of("--good", "1.22.0", "--bad", "1.23.0"),
          "report", List.of("journal.ndjson"),
          "triage", List.of("crash.log"));

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyOptionRefusesOne() {
    CommandLine all =
        Main.commandLine(
            List.of(),
            new Environment(Map.of()),
            Captured.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
    return all.getSubcommands().values().stream()
        .filter(line -> !line.getCommandName().equals("help"))
        .flatMap(line -> line.getCommandSpec().options().stream().flatMap(o -> tests(line, o)));
  }

  private Stream<DynamicTest> tests(CommandLine line, OptionSpec option) {
    if (option.arity().max() == 0) {
      return Stream.empty();
    }
    Stream<String> values =
        option.splitRegex().isEmpty() ? Stream.of("") : Stream.of("", ",", ", ");
    String name = option.longestName();
    return values.map(
        value ->
            DynamicTest.dynamicTest(
                "%s %s \"%s\"".formatted(line.getCommandName(), name, value),
                () -> refuses(line.getCommandName(), name, value)));
  }

  private void refuses(String command, String option, String value) throws IOException {
    List<String> required = new ArrayList<>(REQUIRED.getOrDefault(command, List.of()));
    int at = required.indexOf(option);
    if (at >= 0) {
      required.subList(at, at + 2).clear();
    }
    List<String> arguments = new ArrayList<>(List.of(command, option, value));
    arguments.addAll(required);
    Captured captured = run(arguments.toArray(String[]::new));

    assertEquals(ExitCode.USAGE.code(), captured.exitCode(), captured.err());
    assertTrue(captured.err().contains(option), captured.err());
    assertEquals("", captured.out());
    assertTrue(captured.err().lines().count() <= 2, captured.err());
  }

  @Test
  void theMessageSaysWhichAndWhat() {
    run("matrix", "--scenario", ",")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: --scenario needs a value, not \",\"",
            "Try `staleframe matrix --help`.");
    run("report", "")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: JOURNAL needs a value, not \"\"",
            "Try `staleframe report --help`.");
  }

  /** Flags have no value, and an option that has a usual one needs none. */
  @Test
  void whatHasNoValueIsNotAskedForOne() {
    Captured captured = run("bisect", "--good", "1.22.x", "--bad", "1.23.0", "--debug", "--fixed");
    assertTrue(captured.err().startsWith("staleframe: --good takes one release"), captured.err());
  }

  private Captured run(String... arguments) {
    Captured captured =
        Captured.run(Map.of("STALEFRAME_CACHE", folder.resolve("cache").toString()), arguments);
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(List.of(), files.filter(Files::isRegularFile).toList(), "nothing was built");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return captured;
  }
}
