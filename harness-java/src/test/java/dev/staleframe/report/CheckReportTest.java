package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.Golden;
import dev.staleframe.Locales;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckReportTest {
  private static final List<Check> CHECKS =
      List.of(
          new Check("java", Check.Outcome.ok("17.0.12 at /usr/lib/jvm/java-17")),
          new Check("C compiler", Check.Outcome.missing("none", "Install gcc or clang.")),
          new Check(
              "engine", Check.Outcome.optional("no engine", "Only --in container needs one.")),
          new Check("odd", Check.Outcome.missing("\u001b[31mred\n", "a\rb")));

  static String json() {
    return StudySamples.written(out -> CheckReport.json(CHECKS, out));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void textSaysWhatToDo(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () ->
            Golden.check(
                "report/checks.txt", StudySamples.written(out -> CheckReport.text(CHECKS, out))));
  }

  @Test
  void jsonHasEveryCheck() throws Exception {
    JsonNode checks = new ObjectMapper().readTree(json()).get("checks");

    assertEquals(4, checks.size());
    assertEquals(
        "{\"name\":\"C compiler\",\"ok\":false,\"state\":\"missing\",\"found\":\"none\",\"advice\":\"Install gcc or"
            + " clang.\"}",
        checks.get(1).toString());
    assertTrue(checks.get(2).get("ok").asBoolean(), "what is optional is no lack");
    assertEquals("optional", checks.get(2).get("state").asText());
    assertEquals("ok", checks.get(0).get("state").asText());
    assertEquals("\u001b[31mred\n", checks.get(3).get("found").asText());
  }

  @Test
  void noChecksAreAnEmptyReport() {
    assertEquals("", StudySamples.written(out -> CheckReport.text(List.of(), out)));
  }
}
