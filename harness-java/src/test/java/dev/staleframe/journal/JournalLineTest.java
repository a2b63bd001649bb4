package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.Locales;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.Timings;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalLineTest {
  private static final Cell CELL = Samples.cell("1.23.0");

  static RunHeader header() {
    return header(null);
  }

  static RunHeader header(Part part) {
    return new RunHeader(
        "0d5fa2c4-run",
        Instant.parse("2024-09-05T12:34:56Z"),
        "0.1.0",
        "0123456789abcdef",
        List.of("reproduce", "--runs", "2"),
        new RunHeader.Host("linux", "amd64", 2, "", ""),
        List.of("on this host"),
        Map.of("GOTRACEBACK", "system"),
        part);
  }

  @Test
  void headerSaysWhatTheTrialsHaveInCommon() {
    assertEquals(
        """
        {"type":"run","format":1,"run":"0d5fa2c4-run","startedAt":"2024-09-05T12:34:56Z",\
        "staleframe":"0.1.0","fixture":"0123456789abcdef","command":["reproduce","--runs","2"],\
        "host":{"os":"linux","arch":"amd64","cpus":2,"cpu":"","name":""},"places":["on this host"],\
        "environment":{"GOTRACEBACK":"system"}}
        """,
        text(JournalLine.of(header())));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void crashedTrialSaysWhatHappened(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () ->
            assertEquals(
                """
                {"type":"trial","number":3,"cell":{"release":"1.23.0","patch":"none",\
                "scenario":"grow","amplifier":"efence","godebug":"none","shim":"fp","place":"host","arch":"amd64"},\
                "status":"crashed","exitCode":2,"signal":0,"wallMicros":12345,"maxRssKiB":8192,\
                "stragglers":0,"progress":{"started":true,"moves":1,"parks":1,"cycles":0,\
                "done":false,"strayLines":0},"probe":{"field":true,"callbacks":1,"stale":1,\
                "consistent":0,"first":{"goroutine":0,"callback":0,"sp":"0xc00018fe18",\
                "pc":"0x4a1b2c","bp":"0xc000046790","stack":["0xc000180000","0xc000190000"],\
                "from":["0xc000046000","0xc000046800"]}},"crash":{"title":"SIGSEGV in runtime.fpTracebackPCs",\
                "knownBug":"69087","witness":"crash","frames":[\
                "runtime.fpTracebackPCs tracestack.go:258","runtime.traceStack tracestack.go:113",\
                "runtime.traceLocker.GoSysCall traceruntime.go:490"]},"log":"%s"}
                """
                    .formatted("ab".repeat(32)),
                text(JournalLine.of(Samples.stale(CELL, 3)))));
  }

  @Test
  void cleanTrialHasNoCrashNorLog() {
    assertEquals(
        """
        {"type":"trial","number":0,"cell":{"release":"1.23.1","patch":"none","scenario":"still",\
        "amplifier":"none","godebug":"none","shim":"fp","place":"host","arch":"amd64"},"status":"completed",\
        "exitCode":0,"signal":0,"wallMicros":9876,"maxRssKiB":4096,"stragglers":0,"progress":\
        {"started":true,"moves":1,"parks":1,"cycles":1,"done":true,"strayLines":0},\
        "probe":{"field":true,"callbacks":1,"stale":0,"consistent":1},\
        "trace":{"right":1,"wrong":0,"unrecorded":0}}
        """,
        text(
            JournalLine.of(
                Samples.clean(Samples.cell("1.23.1", Samples.STILL, Amplifier.NONE), 0))));
  }

  @Test
  void wrongStackOfATraceIsKept() {
    Cell unamplified = Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE);
    String line =
        text(JournalLine.of(Samples.completed(unamplified, 0, 0, Samples.silent(unamplified))));
    assertTrue(
        line.contains(
            """
            "trace":{"right":0,"wrong":1,"unrecorded":0,"first":{"goroutine":7,"recorded":\
            ["main.other other.go:12","runtime.goexit asm_amd64.s:1700"],\
            "expected":"cloop.(*Loop).Call","whose":"goroutine 8, main.other"}}"""),
        line);
  }

  @Test
  void textOfAScriptIsKept() {
    Cell cell = Samples.cell("1.23.0", Scenario.ofScript("call { park }"), Amplifier.EFENCE);
    String line = text(JournalLine.of(Samples.clean(cell, 0)));
    assertTrue(
        line.contains("\"scenario\":\"script\",\"script\":\"call { park }\",\"amplifier\""), line);
    assertFalse(text(JournalLine.of(Samples.clean(CELL, 0))).contains("script"));
  }

  @Test
  void timingIsKept() {
    Cell cell = Timings.cell(Timings.CALL, "1.23.1", Patch.NONE);
    String line = text(JournalLine.of(Timings.trial(cell, 4, 3, 35.113)));
    assertTrue(line.contains("\"scenario\":\"cost-call\""), line);
    assertTrue(
        line.contains(
            ",\"timing\":{\"shuffle\":3,\"operations\":1000,\"nanos\":35113,\"batches\":200}"),
        line);
    assertFalse(text(JournalLine.of(Samples.clean(CELL, 0))).contains("timing"));
  }

  @Test
  void hostileTextStaysOnOneLineAndSurvives() throws IOException {
    String hostile = "a\nb\r\u001b[31m\0\"\\\u2028é😀";
    Progress progress = new Progress(true, 0, 0, 0, false, hostile, null, null, 7);
    String line = text(JournalLine.of(Samples.completed(CELL, 0, 1, progress)));

    assertEquals(line.length() - 1, line.indexOf('\n'), "one line");
    assertEquals(hostile, new ObjectMapper().readTree(line).at("/progress/error").asText());
  }

  @Test
  void unrunTrialSaysWhy() {
    String line =
        text(JournalLine.of(Samples.unrun(CELL, 0, Status.COULD_NOT_BUILD, "undefined: x")));
    assertTrue(line.contains("\"status\":\"could-not-build\",\"exitCode\":-1"), line);
    assertTrue(line.endsWith(",\"note\":\"undefined: x\"}\n"), line);
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }
}
