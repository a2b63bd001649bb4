package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.binary.Programs;
import dev.staleframe.it.Staleframe.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code staleframe inspect --binary} on real programs: exit codes and what is printed. */
@Tag("integration")
class InspectBinaryTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1.23.0, callback_traced, 1", "1.23.0, callback, 0", "1.23.1, callback_traced, 0"})
  void exitCodeSaysWhetherItIsAffected(String release, String source, int exitCode) {
    Path program = new Programs(folder).build(release, source, "-buildmode=pie", "-ldflags=-s -w");

    Result result = inspect(program, "--format", "json");

    assertEquals(exitCode, result.exitCode(), result.stderr());
    JsonNode report = result.json();
    assertEquals(release, report.get("release").asText());
    assertEquals(exitCode == 1, report.get("affected").asBoolean());
    assertEquals("callback", report.get("exported").get(0).asText());
    assertEquals("", result.stderr());
  }

  @Test
  void textSaysWhatToDo() {
    Path program = new Programs(folder).build("1.23.0", "callback_traced");

    Result result = inspect(program);

    assertEquals(1, result.exitCode(), result.stderr());
    assertTrue(result.stdout().startsWith(program + ": Go 1.23.0, "), result.stdout());
    assertTrue(result.stdout().contains("\nAffected by golang/go issue 69087"), result.stdout());
    assertTrue(result.stdout().contains("Go 1.23.1 or newer"), result.stdout());
  }

  private Result inspect(Path program, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "inspect";
    arguments[1] = "--binary";
    arguments[2] = program.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return new Staleframe(folder).run(arguments);
  }
}
