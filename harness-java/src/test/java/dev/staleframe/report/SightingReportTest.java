package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.staleframe.Golden;
import dev.staleframe.Locales;
import dev.staleframe.binary.Answer;
import dev.staleframe.inspect.BinaryFacts;
import dev.staleframe.inspect.Caller;
import dev.staleframe.inspect.Exposure;
import dev.staleframe.inspect.Facts;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.inspect.Sightings;
import dev.staleframe.inspect.StaleGoroutine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of processes and cores: with what was seen in their memory. */
class SightingReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BinaryFacts FACTS = Facts.of("go1.23.0");

  static Stream<Sighting> sightings() {
    return Stream.of(
        Sightings.of(), Sightings.of(Sightings.stale(1)), Sightings.mitigated(), Sightings.died());
  }

  @ParameterizedTest
  @MethodSource("dev.staleframe.Locales#all")
  void goldens(Locale locale) throws Throwable {
    Map<String, Sighting> samples =
        Map.of(
            "process", Sightings.of(Sightings.stale(18)),
            "clean", Sightings.of(),
            "mitigated", Sightings.mitigated(),
            "core", Sightings.died());
    for (var sample : samples.entrySet()) {
      String golden = "report/inspect-" + sample.getKey();
      Locales.in(locale, () -> Golden.check(golden + ".txt", text(sample.getValue())));
    }
    Locales.in(
        locale, () -> Golden.check("report/inspect-mitigated.json", json(Sightings.mitigated())));
  }

  /** A plugin brings what its host's file has not. */
  @Test
  void pluginHost() throws IOException {
    BinaryFacts host = Facts.pluginHost("go1.23.0", Answer.NO, Answer.YES);
    Sighting stale = Sightings.of(Sightings.stale(18));

    Golden.check("report/inspect-plugin-host.txt", text(host, stale));
    JsonNode report = JSON.readTree(json(host, stale));
    assertEquals(List.of(), Schemas.errors("inspect", report.toString()));
    assertTrue(report.get("affected").asBoolean() && report.get("callbacks").asBoolean());
    assertTrue(report.get("plugins").asBoolean());
  }

  @Test
  void releaseThatIsAgainstIt() throws IOException {
    Sighting stale = Sightings.of(Sightings.stale(18));
    Golden.check("report/inspect-against.txt", text(Facts.of("go1.23.1"), stale));
  }

  @Test
  void ofManyOnlySomeAreTold() {
    StaleGoroutine[] many =
        LongStream.rangeClosed(1, 1_500).mapToObj(Sightings::stale).toArray(StaleGoroutine[]::new);
    String text = text(Sightings.of(many));

    assertTrue(text.contains(": 1,500 HAVE A STALE FRAME POINTER.\n"), text);
    assertTrue(text.contains("goroutine 20, ") && !text.contains("goroutine 21, "), text);
    assertTrue(text.contains("\nand 1,480 more; --format json has them all\n"), text);
  }

  @Test
  void namesOfAHostileProgramAreNotObeyed() {
    StaleGoroutine stale = Sightings.stale(1);
    Caller caller = new Caller("main.\u001b[2J", Optional.of("\u001b]0;x\u0007"));
    String text =
        text(
            Sightings.of(
                new StaleGoroutine(
                    stale.found(), Optional.of(caller), stale.formerEnd(), stale.since())));

    assertFalse(text.contains("\u001b"), text);
    assertTrue(text.contains("main.\\x1b[2J calling C."), text);
  }

  @ParameterizedTest
  @MethodSource("sightings")
  void jsonKeepsTheContract(Sighting sighting) throws IOException {
    assertEquals(List.of(), Schemas.errors("inspect", json(sighting)));
  }

  @Test
  void whatCantBeToldIsNullOrLeftOut() throws IOException {
    JsonNode core = JSON.readTree(json(Sightings.died()));
    assertTrue(core.get("mitigated").isNull());

    JsonNode stale = JSON.readTree(json(Sightings.of(Sightings.stale(1)))).at("/stale/0");
    assertTrue(stale.get("caller").isNull() && stale.get("callee").isNull());
    assertFalse(stale.has("holder") || stale.has("seconds"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"goid", "sp", "bp", "stackLo", "stackHi", "caller"})
  void staleOneWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(json(Sightings.mitigated()));
    assertNotNull(((ObjectNode) report.at("/stale/0")).remove(field));
    assertFalse(Schemas.errors("inspect", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/stale/0 | goid | \"7\"",
        "/stale/0 | sp | 4711",
        "/stale/0 | bp | \"4711\"",
        "/stale/0 | caller | \"\"",
        "/stale/0 | holder | 0",
        "/stale/0 | seconds | -1",
        "/fault | address | null",
        "/fault | goid | 0",
        "'' | scans | 0",
        "'' | mitigated | \"no\"",
        "'' | unreadable | -1",
        "'' | inCall | null",
      })
  void unsoundValueIsRefused(String where, String field, String value) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(json(Sightings.died()));
    ((ObjectNode) report.at(where)).set(field, JSON.readTree(value));
    assertFalse(Schemas.errors("inspect", report.toString()).isEmpty());
  }

  private static String text(Sighting sighting) {
    return text(FACTS, sighting);
  }

  private static String text(BinaryFacts facts, Sighting sighting) {
    Optional<Sighting> seen = Optional.of(sighting);
    return StudySamples.written(
        out -> InspectReport.text(facts, Exposure.of(facts, seen), seen, out));
  }

  private static String json(Sighting sighting) {
    return json(FACTS, sighting);
  }

  private static String json(BinaryFacts facts, Sighting sighting) {
    Optional<Sighting> seen = Optional.of(sighting);
    return StudySamples.written(
        out -> InspectReport.json(facts, Exposure.of(facts, seen), seen, out));
  }
}
