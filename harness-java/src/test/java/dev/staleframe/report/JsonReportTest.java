package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.Golden;
import dev.staleframe.Locales;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{7,}(E-?\\d+)?");

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void reproduced(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () -> Golden.check("report/reproduced.json", rounded(json(StudySamples.reproduced()))));
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void notAsExpected(Locale locale) throws Throwable {
    Locales.in(
        locale,
        () ->
            Golden.check(
                "report/not-as-expected.json", rounded(json(StudySamples.notAsExpected()))));
  }

  /** Only where a witness is held to one. */
  @Test
  void leastRateIsSaid() throws Exception {
    List<String> held = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(json(StudySamples.timed())).get("cells")) {
      if (cell.has("leastRate")) {
        held.add(
            "%s %s %s"
                .formatted(
                    cell.get("release").asText(),
                    cell.get("witness").asText(),
                    cell.get("leastRate").asText()));
      }
    }
    assertEquals(List.of("1.23.0 crash 0.9"), held);
  }

  /** The last digits of an interval are the processor's own. */
  private static String rounded(String json) {
    return LONG_NUMBER
        .matcher(json)
        .replaceAll(
            found ->
                new BigDecimal(found.group())
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString());
  }

  @Test
  void hostileTextArrivesAsItWas() throws Exception {
    JsonNode report = new ObjectMapper().readTree(json(StudySamples.hostile()));

    assertEquals(
        "\u001b[2J\u001b]0;owned\u0007 boom\r\n\u009b31m\u0000\t<b>\u007f",
        report.at("/cells/0/titles").fieldNames().next());
  }

  static String json(StudyResult result) {
    return StudySamples.written(out -> new JsonReport().write(result, out));
  }
}
