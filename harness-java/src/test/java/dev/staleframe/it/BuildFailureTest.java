package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fixture that one release can't build: neither the bug nor its absence. */
@Tag("integration")
class BuildFailureTest {
  private static final String BROKEN_BEFORE_1_24 =
      "//go:build !go1.24\n\npackage main\n\nvar _ int = \"not a number\"\n";

  @TempDir private Path folder;
  private Path checkout;

  /** A checkout whose fixture has a file that only 1.23 and older compile. */
  @BeforeEach
  void breakTheFixture() throws IOException {
    checkout = Checkout.copyTo(folder.resolve("checkout"));
    Files.writeString(checkout.resolve("go-fixtures/fixture/broken.go"), BROKEN_BEFORE_1_24);
  }

  @Test
  void isAStatusAndNoFinding() throws IOException {
    Result result =
        new Staleframe(folder, checkout)
            .run(
                "reproduce",
                "--go",
                "1.23.0,1.24.13",
                "--runs",
                "3",
                "-o",
                "out",
                "--format",
                "json");

    assertEquals(1, result.exitCode(), result.stderr());
    JsonNode broken = result.cell("1.23.0");
    assertEquals(0, broken.get("stale").asInt(), broken::toPrettyString);
    assertEquals(0, broken.get("consistent").asInt(), broken::toPrettyString);
    assertEquals(1, broken.get("unknown").asInt(), broken::toPrettyString);
    String reason = broken.get("reasons").fieldNames().next();
    assertTrue(reason.startsWith("could not build: fixture/broken.go:5:13: "), reason);
    assertEquals(3, result.cell("1.24.13").get("consistent").asInt());
    assertTrue(
        Files.readString(folder.resolve("out/journal.ndjson"))
            .contains("\"status\":\"could-not-build\""));
  }
}
