package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Golden;
import dev.staleframe.Locales;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ScenarioCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of every command, as it is shown in 80 columns. */
class HelpTest {

  @TestFactory
  Stream<DynamicTest> everyCommandsHelpIsItsGolden() {
    return commands()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> Golden.check("help/" + command + ".txt", help(command, "--help"))));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void helpOfStaleframeItself(Locale locale) throws Throwable {
    Locales.in(locale, () -> Golden.check("help/staleframe.txt", help("--help")));
  }

  @Test
  void noGoldenIsLeftOfACommandThatIsGone() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      return; // The other tests may not have written theirs yet.
    }
    TreeSet<String> expected = new TreeSet<>(commands().map(name -> name + ".txt").toList());
    expected.add("staleframe.txt");
    try (Stream<Path> files = Files.list(Golden.folder().resolve("help"))) {
      assertEquals(
          expected,
          new TreeSet<>(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".txt"))
                  .toList()));
    }
  }

  @Test
  void noLineIsLongerThanATerminal() {
    Stream.concat(Stream.of(help("--help")), commands().map(name -> help(name, "--help")))
        .flatMap(String::lines)
        .forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void helpCommandShowsTheSame() {
    assertEquals(help("reproduce", "--help"), help("help", "reproduce"));
    assertEquals(help("--help"), help("help"));
  }

  @Test
  void everyScenarioIsNamed() {
    Path file = Path.of(System.getProperty("staleframe.home"), "go-fixtures", "scenarios.json");
    String help = help("reproduce", "--help").replaceAll("\\s+", " ");
    String cost = help("cost", "--help").replaceAll("\\s+", " ");
    for (Scenario scenario : ScenarioCatalog.read(file).scenarios()) {
      if (scenario.times()) {
        assertTrue(cost.contains(" " + scenario.operation()), scenario.name());
      } else if (scenario.judged()) {
        assertTrue(help.contains(" " + scenario.name()), scenario.name());
      }
    }
  }

  @Test
  void everyExitCodeIsExplained() {
    String help = help("--help");
    for (ExitCode code : ExitCode.values()) {
      assertTrue(help.contains("\n  " + code.code() + " "), code::toString);
    }
  }

  @Test
  void withoutACommandTheHelpGoesToStandardError() {
    Captured captured = Captured.run(Map.of());

    assertEquals(help("--help"), captured.err());
    assertEquals("", captured.out());
    assertEquals(ExitCode.USAGE.code(), captured.exitCode());
  }

  @Test
  void versionIsALine() {
    Captured captured = Captured.run(Map.of(), "--version");
    assertEquals(0, captured.exitCode());
    assertTrue(captured.out().matches("staleframe \\S+\n"), captured.out());
  }

  private static Stream<String> commands() {
    return Main.commandLine(
        List.of(),
        new Environment(Map.of()),
        Captured.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream()))
        .getSubcommands()
        .keySet()
        .stream();
  }

  private static String help(String... arguments) {
    Captured captured = Captured.run(Map.of(), arguments);
    assertEquals(0, captured.exitCode());
    assertEquals("", captured.err());
    return captured.out();
  }
}
