package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class SearchReportTest {
  @TempDir private Path folder;

  /** The report of a search is what the search said; its trials are no cells of a study. */
  @Test
  void aSearchIsReportedAsOne() throws IOException {
    Staleframe staleframe = new Staleframe(folder);
    String scenario = "with tracer; call { callback { grow coro { call { park } } } }";
    Result said =
        staleframe.run(
            "explore", "--go", "1.23.1", "--replay", scenario, "--no-baseline", "-o", "out");
    Result text = staleframe.run("report", "out");
    assertEquals(said.stdout(), text.stdout());
    assertEquals(1, text.exitCode(), text.stderr());

    Result json = staleframe.run("report", "out", "--format", "json");
    assertEquals(List.of(), Schemas.errors("explore", json.stdout()));
    assertTrue(json.json().get("foundNew").asBoolean(), json.stdout());

    for (String format : List.of("junit", "markdown", "github", "html")) {
      Result other = staleframe.run("report", "out", "--format", format);
      assertEquals(2, other.exitCode());
      assertEquals(
          "staleframe: a search is reported as text or json, not " + format + "\n", other.error());
      assertEquals("", other.stdout());
    }
    Result file = staleframe.run("report", "out", "--report", "html=page.html");
    assertEquals(2, file.exitCode());
    assertFalse(Files.exists(folder.resolve("page.html")));
  }
}
