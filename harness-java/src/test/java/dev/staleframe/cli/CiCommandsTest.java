package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.ci.YamlFile;
import dev.staleframe.command.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The commands in workflows, manifests and docs of CI, as a shell hands them over, against the real
 * command line. Nothing is run: a script that notes its arguments stands for staleframe.
 */
class CiCommandsTest {
  private static final Pattern COMMAND = Pattern.compile("\\./staleframe [^'\\n]*");

  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\\n(.*?)```");

  @TempDir private Path folder;

  @BeforeEach
  void standIn() throws IOException {
    Path script = folder.resolve("staleframe");
    Files.writeString(script, "#!/bin/sh\nprintf '%s\\n' \"$@\" .end. >>\"$CALLS\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void workflow() throws Exception {
    JsonNode workflow = YamlFile.documents(".github/workflows/shards.yml").get(0);
    String campaign = workflow.at("/on/workflow_dispatch/inputs/campaign/default").asText();
    assertTrue(
        workflow.at("/env/CAMPAIGN").asText().contains("'" + campaign + "'"),
        "what is run by the clock is what is run by hand");
    Map<String, String> variables = Map.of("CAMPAIGN", campaign, "SHARDS", "8", "SHARD", "2/8");
    List<List<String>> calls = new ArrayList<>();
    for (JsonNode run : workflow.findValues("run")) {
      if (run.asText().contains("./staleframe ")) {
        calls.addAll(calls("bash", run.asText(), variables));
      }
    }

    assertEquals(3, calls.size(), calls::toString);
    List<String> options = List.of(campaign.split(" "));
    assertEquals(with("matrix", options, "--plan", "github", "--shards", "8"), calls.get(0));
    assertEquals(with("matrix", options, "--shard", "2/8", "-o", "out"), calls.get(1));
    assertEquals("report", calls.get(2).get(0));
    assertAllParse(calls);
  }

  @Test
  void manifests() throws Exception {
    List<List<String>> calls = new ArrayList<>();
    for (String file : List.of("kubernetes-job.yaml", "kubernetes-report.yaml")) {
      for (JsonNode document : YamlFile.documents("docs/ci/" + file)) {
        JsonNode container = document.at("/spec/template/spec/containers/0");
        if (container.has("args")) {
          assertEquals("[\"/bin/sh\",\"-c\"]", container.get("command").toString());
          Map<String, String> variables = Map.of("SHARDS", "8", "JOB_COMPLETION_INDEX", "7");
          calls.addAll(calls("sh", container.at("/args/0").asText(), variables));
        }
      }
    }

    assertEquals(2, calls.size());
    assertTrue(calls.get(0).containsAll(List.of("--shard", "8/8", "--resume", "/out/shard-7")));
    assertEquals(List.of("report", "/out/shard-*"), calls.get(1).subList(0, 2));
    assertAllParse(calls);
  }

  @Test
  void docs() throws Exception {
    String text = YamlFile.text("docs/ci/README.md").replaceAll("\n +--report", " --report");
    List<List<String>> calls = new ArrayList<>();
    Map<String, String> variables =
        Map.of("CI_NODE_INDEX", "3", "CI_NODE_TOTAL", "8", "GO_RELEASE", "1.27.4", "SHARD", "2");
    for (String command : COMMAND.matcher(text).results().map(found -> found.group()).toList()) {
      calls.addAll(calls("bash", command, variables));
    }

    assertEquals(5, calls.size(), calls::toString);
    assertTrue(calls.get(4).containsAll(List.of("--go", "1.27.4", "--shard", "2/2")));
    assertTrue(calls.get(1).containsAll(List.of("--shard", "3/8", "-o", "out/3")));
    assertAllParse(calls);
  }

  /** A shell is no reader of YAML: what is shown must be that too. */
  @Test
  void yamlInDocsIsYaml() throws Exception {
    List<String> blocks =
        BLOCK
            .matcher(YamlFile.text("docs/ci/README.md"))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertEquals(3, blocks.size());
    for (String block : blocks) {
      assertTrue(YamlFile.parse(block).get(0).isContainerNode(), block);
    }
  }

  @Test
  void commandThatIsNoneWouldBeFound() {
    assertThrows(ParameterException.class, () -> parse(List.of("reproduce", "--bogus")));
    assertThrows(ParameterException.class, () -> parse(List.of("reproduce", "--format", "xml")));
    parse(List.of("reproduce", "--format", "github", "--report", "junit=a.xml"));
  }

  private static void assertAllParse(List<List<String>> calls) {
    calls.forEach(CiCommandsTest::parse);
    assumeTrue(
        Stream.of(Format.values()).anyMatch(format -> format.toString().equals("html")),
        "all formats are there");
    calls.stream()
        .map(CiCommandsTest::reports)
        .forEach(values -> ReportFile.parse(values).forEach(ReportFile::close));
  }

  /** The values of --report, without the folders, which are those of another machine. */
  private static List<String> reports(List<String> call) {
    return Stream.iterate(0, i -> i < call.size() - 1, i -> i + 1)
        .filter(i -> call.get(i).equals("--report"))
        .map(i -> call.get(i + 1).replaceAll("=.*/", "="))
        .toList();
  }

  private static void parse(List<String> call) {
    commandLine().parseArgs(call.toArray(String[]::new));
  }

  private static CommandLine commandLine() {
    return Main.commandLine(
        List.of(),
        new Environment(Map.of()),
        Captured.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
  }

  private static List<String> with(String command, List<String> options, String... more) {
    return Stream.of(Stream.of(command), options.stream(), Stream.of(more))
        .flatMap(words -> words)
        .toList();
  }

  /** What a script calls staleframe with. */
  private List<List<String>> calls(String shell, String script, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path calls = folder.resolve("calls");
    Files.deleteIfExists(calls);
    ProcessBuilder builder =
        new ProcessBuilder(shell, "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().putAll(new HashMap<>(variables));
    builder.environment().put("CALLS", calls.toString());
    builder.environment().put("GITHUB_OUTPUT", folder.resolve("github-output").toString());
    builder.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    builder.start().waitFor();
    assertTrue(Files.exists(calls), () -> "no call in: " + script);
    List<List<String>> found = new ArrayList<>();
    for (String call : Files.readString(calls).split("\n\\.end\\.\n")) {
      found.add(List.of(call.split("\n")));
    }
    return found;
  }
}
