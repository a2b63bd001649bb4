package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.ExitCode;
import dev.staleframe.HomeProperty;
import dev.staleframe.fixture.Arch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How failures end; that all was as expected, or not, is for tests with real releases. */
class ExitCodesTest {
  @TempDir private Path folder;
  @RegisterExtension private final HomeProperty home = new HomeProperty();

  @Test
  void codesAreTheContract() {
    assertEquals(
        "OK 0, UNEXPECTED 1, USAGE 2, ENVIRONMENT 3, INTERNAL 4, HUNG_UP 129, INTERRUPTED 130,"
            + " TERMINATED 143",
        java.util.Arrays.stream(ExitCode.values())
            .map(code -> code + " " + code.code())
            .collect(java.util.stream.Collectors.joining(", ")));
  }

  @Test
  void everyCodeIsInTheHelpAndInReadme() throws IOException {
    String help = run("--help").out();
    String readme = Files.readString(Path.of(System.getProperty("staleframe.home"), "README.md"));
    String table = readme.substring(readme.indexOf("| exit code |")).split("\n\n")[0];

    for (ExitCode code : ExitCode.values()) {
      assertTrue(help.matches("(?s).*\n *%d  .*".formatted(code.code())), help);
      assertTrue(table.matches("(?s).*\n\\|[ 0-9,]*\\b%d\\b.*".formatted(code.code())), table);
    }
  }

  @Test
  void machineWithoutGoIsLacking() {
    Captured captured = run("reproduce");

    assertEquals(ExitCode.ENVIRONMENT.code(), captured.exitCode());
    assertTrue(captured.err().startsWith("staleframe: no Go: "), captured.err());
    assertEquals(2, captured.err().lines().count(), captured.err());
    assertEquals("", captured.out());
  }

  /** It gets as far as looking for Go. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--runs=1",
        "--runs=1000000",
        "--timeout=1",
        "--timeout=3600",
        "--workers=1",
        "--workers=256",
        "--format=JSON",
        "--amplifier=Crowd",
        "--arch=ARM64,amd64,arm64",
        "--go=go1.23rc1,1.21rc2"
      })
  void valueAtItsBoundIsAccepted(String option) {
    Captured captured = run("reproduce", option);
    assertEquals(ExitCode.ENVIRONMENT.code(), captured.exitCode(), captured.err());
  }

  @Test
  void homeThatIsNoCheckoutIsOurOwnFault() {
    home.set(folder);

    run("reproduce")
        .failedWith(
            ExitCode.INTERNAL,
            "staleframe: "
                + folder
                + " is not a staleframe checkout; run the `staleframe` script at its top");
  }

  @Test
  void catalogueThatIsDamagedIsOurOwnFault() throws Exception {
    Path fixtures = Files.createDirectory(folder.resolve("go-fixtures"));
    Files.writeString(fixtures.resolve("scenarios.json"), "[{\"name\": \"grow\"");
    home.set(folder);
    Captured captured = run("reproduce");

    assertEquals(ExitCode.INTERNAL.code(), captured.exitCode());
    assertTrue(
        captured.err().startsWith("staleframe: could not read the scenarios: no JSON at line 1: "),
        captured.err());
    assertFalse(captured.err().contains("Source"), captured.err());
    assertEquals(1, captured.err().lines().count(), captured.err());
  }

  @Test
  void exceptionThatNobodyExpectedIsOurOwnFault() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = Captured.terminal(new ByteArrayOutputStream(), err);
    int exitCode =
        new Failures(terminal)
            .handleExecutionException(
                new IllegalStateException("boom"), new CommandLine(new OutputOptions()), null);

    assertEquals(ExitCode.INTERNAL.code(), exitCode);
    assertEquals(
        """
        staleframe: a fault of staleframe itself: java.lang.IllegalStateException: boom
        Please report it, with the output of the same command with --debug.
        """,
        err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void doctorSaysAllThatIsLackingAtOnce() throws Exception {
    Captured captured = run("doctor", "--format", "json");

    assertEquals(ExitCode.ENVIRONMENT.code(), captured.exitCode());
    assertEquals("", captured.err());
    JsonNode checks = new ObjectMapper().readTree(captured.out()).get("checks");
    for (String lacking : new String[] {"go", "C compiler", "make"}) {
      JsonNode check = named(checks, lacking);
      assertEquals(false, check.get("ok").asBoolean(), lacking);
      assertTrue(!check.get("advice").asText().isEmpty(), lacking);
    }
    assertTrue(named(checks, "java").get("ok").asBoolean());
  }

  /** It is needed only by those who ask for it. */
  @Test
  void doctorDoesNotMindThatOtherArchitecturesAreOutOfReach() throws Exception {
    String other = Arch.ofThisMachine() == Arch.ARM64 ? "amd64" : "arm64";

    Captured captured = run("doctor", "--format", "json");

    JsonNode check =
        named(new ObjectMapper().readTree(captured.out()).get("checks"), other + " programs");
    assertTrue(check.get("ok").asBoolean());
    assertEquals("optional", check.get("state").asText());
    String found = check.get("found").asText();
    assertTrue(found.startsWith(other + " programs can't be built and run here: no "), found);
    String advice = check.get("advice").asText();
    assertTrue(advice.startsWith("Only --arch " + other + " needs that. Install "), advice);
  }

  @Test
  void doctorRefusesWhatIsNoRelease() {
    assertEquals(ExitCode.USAGE.code(), run("doctor", "--go", "1.23").exitCode());
  }

  private static JsonNode named(JsonNode checks, String name) {
    for (JsonNode check : checks) {
      if (check.get("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check is named " + name);
  }

  /** On a machine with nothing on its PATH. */
  private Captured run(String... arguments) {
    return Captured.run(
        Map.of(
            "PATH", folder.toString(),
            "STALEFRAME_GO", "no-such-go",
            "STALEFRAME_CACHE", folder.resolve("cache").toString()),
        arguments);
  }
}
