package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the fault came and went, on real releases. */
@Tag("integration")
class BisectTest {
  @TempDir private Path folder;

  @Test
  void theFaultCameWith123rc1AndWentWith1231() throws IOException {
    Result result = bisect("--good", "1.22.12", "--bad", "1.23.0", "--fixed", "1.23.12");
    JsonNode report = result.json();

    assertEquals(0, result.exitCode(), result.stderr());
    assertEquals("1.23rc1", report.get("firstBad").asText());
    assertEquals("1.23.1", report.get("firstGood").asText());
    assertTrue(report.get("confidence").asDouble() >= 0.999, result.stdout());
    assertTrue(report.get("built").asInt() <= 4 + 3, result.stdout());
    assertEquals(List.of(), Schemas.errors("bisect", result.stdout()));
  }

  /** Another way round: here the later releases are those in which something fires. */
  @Test
  void theCheckCameWith1231() {
    Result result = bisect("--good", "1.23rc1", "--bad", "1.23.1", "--scenario", "entersyscall-bp");

    assertEquals(0, result.exitCode(), result.stderr());
    assertEquals("1.23.1", result.json().get("firstBad").asText());
    assertTrue(result.json().get("firstGood").isNull());
  }

  @Test
  void anEndThatIsNotAsSaidEndsTheSearch() {
    Result good = bisect("--good", "1.23rc1", "--bad", "1.23.0");
    assertEquals(1, good.exitCode(), good.stderr());
    assertTrue(good.stdout().contains("Go 1.23rc1 was given as --good, but shows the fault"));
    assertEquals(2, good.json().get("built").asInt());

    Result bad = bisect("--good", "1.22.12", "--bad", "1.23.1", "--runs", "30");
    assertEquals(1, bad.exitCode(), bad.stderr());
    assertTrue(bad.stdout().contains("Go 1.23.1 was given as --bad, but does not show the fault"));
    assertTrue(bad.json().get("firstBad").isNull());
  }

  @Test
  void whatWasFoundStandsWhereTheRestWasNot() {
    Result result = bisect("--good", "1.22.12", "--bad", "1.23rc1", "--fixed", "1.23.0");
    assertEquals(1, result.exitCode(), result.stderr());
    assertEquals("1.23rc1", result.json().get("firstBad").asText());
    assertTrue(result.json().get("firstGood").isNull());
    assertTrue(result.stdout().contains("Go 1.23.0 was given as --fixed, but shows the fault"));
  }

  @Test
  void aControlShowsNothingToSearchFor() {
    Result result =
        bisect("--good", "1.22.12", "--bad", "1.23.0", "--scenario", "still", "--runs", "30");
    assertEquals(1, result.exitCode(), result.stderr());
    assertTrue(result.json().get("firstBad").isNull());
  }

  @Test
  void tooFewTrialsForTheConfidenceFindNothing() {
    Result result =
        bisect(
            "--good", "1.23rc2", "--bad", "1.23.1", "--runs", "3", "--scenario", "entersyscall-bp");
    assertEquals(1, result.exitCode(), result.stderr());
    assertTrue(result.json().get("firstBad").isNull(), result.stdout());
  }

  @Test
  void anEndThatDoesNotExistIsTheUsersError() {
    Result result = bisect("--good", "1.22.99", "--bad", "1.23.0");
    assertEquals(2, result.exitCode(), result.stderr());
    assertTrue(result.error().startsWith("staleframe: there is no Go release 1.22.99"));
  }

  private Result bisect(String... options) {
    List<String> arguments = new ArrayList<>(List.of("bisect", "--format", "json"));
    arguments.addAll(List.of(options));
    return new Staleframe(folder).run(arguments.toArray(String[]::new));
  }
}
