package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.Golden;
import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.report.ExploreResult.Count;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.report.ExploreResult.Unconfirmed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ExploreReportTest {
  static Finding finding(boolean isNew) {
    return new Finding(
        "SIGSEGV in runtime.fpTracebackPCs",
        "crash",
        "1.23.0",
        "with tracer; call { callback { grow } park }",
        4,
        true,
        "with tracer, gc; lock { call { callback { grow 500 } park 40 } }",
        6.5,
        new Count(4, 4),
        Optional.of("1.23rc1"),
        Optional.of("1.23.0"),
        "first in Go 1.23rc1 (1.22.12 is the last before it); last in Go 1.23.0 (1.23.1 is the"
            + " first after it)",
        "out/findings/01-sigsegv",
        isNew ? Optional.empty() : Optional.of("69087"),
        Optional.empty(),
        Optional.empty(),
        isNew,
        isNew ? List.of("with tracer; call { callback { shrink } park }") : List.of(),
        isNew ? List.of("probe: stale frame pointer") : List.of(),
        isNew ? List.of() : List.of("C calls back from another stack (runtime/cgocall.go)"),
        List.of(
            new Control("as it is", new Count(10, 10), false, Optional.empty()),
            new Control("tracefpunwindoff=1", new Count(10, 0), true, Optional.empty()),
            new Control(
                "patch check-only",
                new Count(10, 0),
                true,
                Optional.of("fatal error: entersyscall (inconsistent bp)"))),
        "confirmed: it shows the same on its own, in run 1");
  }

  private static Finding foundBefore() {
    return new Finding(
        "hang in play.x",
        "hang",
        "1.23.0",
        "with cgotraceback; call { callback { hold 200 { dump } } }",
        4,
        false,
        "with cgotraceback; call { callback { hold 200 { dump } } }",
        9,
        new Count(2, 2),
        Optional.empty(),
        Optional.empty(),
        "seen in Go 1.23.0; others were not tried",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.of("findings/symbolizer-elides"),
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "not written");
  }

  static ExploreResult found() {
    return new ExploreResult(
        "1.23.0",
        7,
        List.of("explore Go 1.23.0, seed 7, 60 s, amplifier efence, on this host"),
        List.of("1 found and 2 that are known in 1200 scenarios, 60.0 a second."),
        List.of(finding(true), finding(false), foundBefore()),
        List.of(new Unconfirmed("hang", "reads", new Count(2, 0))),
        1200,
        60,
        List.of("SIGSEGV in runtime.fpTracebackPCs showed in 12 more scenarios"),
        "out/journal.ndjson",
        List.of("Command: ./staleframe explore", "Journal: out/journal.ndjson"));
  }

  static ExploreResult nothing() {
    return new ExploreResult(
        "1.27.3",
        1,
        List.of("explore Go 1.27.3, seed 1, 60 s, amplifier efence, on this host"),
        List.of("Nothing found in 3000 scenarios, 61.2 a second."),
        List.of(),
        List.of(),
        3000,
        61.2,
        List.of(),
        "out/journal.ndjson",
        List.of("Command: ./staleframe explore"));
  }

  static String json(ExploreResult result) {
    return written(result, ExploreReport::json);
  }

  private static String written(
      ExploreResult result, BiConsumer<ExploreResult, PrintStream> report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.accept(result, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void textIsItsGolden() throws IOException {
    Golden.check(
        "report/explore.txt",
        written(found(), ExploreReport::text) + "\n" + written(nothing(), ExploreReport::text));
  }

  @Test
  void jsonHasWhatIsPromised() throws IOException {
    JsonNode report = new ObjectMapper().readTree(json(found()));
    assertEquals(1200, report.get("scenariosRun").asLong());
    assertEquals(60, report.get("perSecond").asDouble());
    JsonNode finding = report.at("/findings/0");
    assertEquals("SIGSEGV in runtime.fpTracebackPCs", finding.get("title").asText());
    assertEquals(4, finding.get("steps").asInt());
    assertEquals("1.23rc1", finding.get("firstRelease").asText());
    assertEquals("1.23.0", finding.get("lastRelease").asText());
    assertTrue(finding.get("knownBug").isNull());
    assertEquals("69087", report.at("/findings/1/knownBug").asText());
    assertTrue(report.at("/findings/0/baseline").isNull());
    assertEquals("findings/symbolizer-elides", report.at("/findings/2/baseline").asText());
  }

  @Test
  void onlyWhatIsNewIsNew() {
    assertTrue(found().foundNew());
    assertFalse(nothing().foundNew());
    ExploreResult known =
        new ExploreResult(
            "1.23.0",
            1,
            List.of(),
            List.of("Nothing new found."),
            List.of(finding(false)),
            List.of(),
            1,
            1,
            List.of(),
            "out/journal.ndjson",
            List.of());
    assertFalse(known.foundNew());
  }
}
