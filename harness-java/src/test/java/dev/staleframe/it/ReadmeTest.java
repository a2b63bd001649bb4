package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.staleframe.NeedsDocker;
import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README shows is what happens. */
@Tag("integration")
class ReadmeTest {
  /** As a shell takes them; only double quotes are used there. */
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  @TempDir private Path folder;

  /** The commands of each example, one after the other. */
  static List<List<String>> examples() throws IOException {
    List<List<String>> examples = new ArrayList<>();
    boolean goesOn = false;
    for (String line : readme()) {
      if (!line.startsWith("./staleframe ")) {
        goesOn = false;
        continue;
      }
      if (!goesOn) {
        examples.add(new ArrayList<>());
        goesOn = true;
      }
      String command = line.substring("./staleframe ".length()).replaceFirst(" +#.*", "");
      examples.get(examples.size() - 1).add(command);
    }
    return examples;
  }

  /** In one folder, since a command can go by what the one before it left. */
  @ParameterizedTest
  @MethodSource("examples")
  void anExampleWorks(List<String> commands) {
    for (String command : commands) {
      assumeTrue(!command.contains("container") || engineWanted(), "no Docker engine");
      Result result = new Staleframe(folder).run(words(command));

      assertEquals(0, result.exitCode(), command + ": " + result.stderr());
      assertTrue(!result.stdout().isBlank(), command + ": nothing printed");
    }
  }

  /** As for all tests in containers: without an engine skipped, but where one is required. */
  private static boolean engineWanted() {
    return !new NeedsDocker.Condition().evaluateExecutionCondition(null).isDisabled();
  }

  /** Files of the project are named from its folder. */
  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replace("\"", ""))
        .map(word -> word.startsWith("harness-java/") ? Staleframe.HOME.resolve(word) : word)
        .map(Object::toString)
        .toArray(String[]::new);
  }

  @Test
  void theTriageShownIsTheRealOne() throws IOException {
    String prompt = "$ ./staleframe ";
    List<String> lines = readme();
    int start =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith(prompt + "triage "))
            .findFirst()
            .orElseThrow();
    List<String> rest = lines.subList(start + 1, lines.size());

    String[] words = words(lines.get(start).substring(prompt.length()));
    String printed = new Staleframe(folder).run(words).stdout();

    assertEquals(String.join("\n", rest.subList(0, rest.indexOf("```"))), printed.stripTrailing());
  }

  /** The output at the top, but for what differs between runs and machines. */
  @Test
  void theOutputAtTheTopIsTheRealOne() throws IOException {
    List<String> lines = readme();
    int start = lines.indexOf("$ make reproduce") + 1;
    int end = start + lines.subList(start, lines.size()).indexOf("```");

    String printed = new Staleframe(folder).run("reproduce").stdout();

    assertEquals(
        steady(String.join("\n", lines.subList(start, end))), steady(printed.stripTrailing()));
  }

  private static String steady(String output) {
    return output
        .replaceAll("\\(\\w+/\\w+, \\d+ cpus?\\)", "(HOST)")
        .replaceAll("reproduce-\\d{8}-\\d{6}", "reproduce-TIME")
        .replaceAll("logs/[0-9a-f]{2}/[0-9a-f]+", "logs/HASH")
        .replaceAll("(?m)^  stack before the callback .*\\R", "") // In a few runs it isn't known.
        .replaceAll("(gp.syscallbp .*0x[0-9a-f]+) .*", "$1")
        .replaceAll("0x[0-9a-f]+", "ADDRESS")
        .replaceAll("goroutine \\d+", "goroutine N")
        .replaceAll(" {2,}", "  ")
        .replaceAll("asm_\\w+\\.s:\\d+", "ASM")
        .replaceAll("\\d+ ns each", "N ns each");
  }

  private static List<String> readme() throws IOException {
    return Files.readAllLines(Staleframe.HOME.resolve("README.md"));
  }
}
