package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports against the schemas that are shipped with them. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<StudyResult> results() {
    return Stream.of(
        StudySamples.reproduced(),
        StudySamples.planted(),
        StudySamples.timed(),
        StudySamples.notAsExpected(),
        StudySamples.hostile());
  }

  @ParameterizedTest
  @MethodSource("results")
  void reportOfAStudyKeepsTheContract(StudyResult result) throws IOException {
    assertEquals(List.of(), Schemas.errors("study", JsonReportTest.json(result)));
  }

  @Test
  void reportOfDoctorKeepsTheContract() throws IOException {
    assertEquals(List.of(), Schemas.errors("doctor", CheckReportTest.json()));
  }

  @Test
  void whatExplorePrintsIsValid() throws IOException {
    assertEquals(
        List.of(), Schemas.errors("explore", ExploreReportTest.json(ExploreReportTest.found())));
    assertEquals(
        List.of(), Schemas.errors("explore", ExploreReportTest.json(ExploreReportTest.nothing())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"findings\"", "\"scenariosRun\"", "\"perSecond\"", "\"title\"", "\"scenario\"",
        "\"steps\"", "\"firstRelease\"", "\"lastRelease\"", "\"folder\"", "\"knownBug\"",
        "\"vanishes\"", "\"seed\""
      })
  void brokenReportOfExploreIsRefused(String field) throws IOException {
    String report = ExploreReportTest.json(ExploreReportTest.found());
    assertTrue(report.contains(field + " :"));
    assertFalse(Schemas.errors("explore", report.replace(field + " :", "\"renamed\" :")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"conclusion", "asExpected", "cells"})
  void studyWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = reproduced();
    assertNotNull(report.remove(field));
    assertFalse(Schemas.errors("study", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release",
        "scenario",
        "patch",
        "amplifier",
        "place",
        "arch",
        "witness",
        "trials",
        "stale",
        "consistent",
        "unknown",
        "interval",
        "expected",
        "asExpected",
        "titles"
      })
  void cellWithoutAPromisedFieldIsRefused(String field) throws IOException {
    ObjectNode report = reproduced();
    assertNotNull(((ObjectNode) report.at("/cells/1")).remove(field));
    assertFalse(Schemas.errors("study", report.toString()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "release | \"go1.23.0\"",
        "release | \"1.23.0.1\"",
        "scenario | \"\"",
        "place | \"moon\"",
        "witness | \"hearsay\"",
        "trials | \"3000\"",
        "stale | -1",
        "consistent | 0.5",
        "unknown | null",
        "interval | []",
        "interval | [0]",
        "interval | [0, 0.5, 1]",
        "interval | [0, 1.5]",
        "interval | {\"low\": 0, \"high\": 1}",
        "expected | \"maybe\"",
        "asExpected | \"yes\"",
        "titles | [\"boom\"]",
        "titles | {\"boom\": 0}",
        "titles | {\"boom\": \"often\"}",
        "abstains | \"\"",
        "first | {\"goroutine\": 1}",
      })
  void cellWithAnUnsoundValueIsRefused(String field, String value) throws IOException {
    ObjectNode report = reproduced();
    ((ObjectNode) report.at("/cells/0")).set(field, JSON.readTree(value));
    assertFalse(Schemas.errors("study", report.toString()).isEmpty());
  }

  private static ObjectNode reproduced() throws IOException {
    return (ObjectNode) JSON.readTree(JsonReportTest.json(StudySamples.reproduced()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"name\"", "\"ok\" ", "\"state\"", "\"found\"", "\"advice\"", "\"checks\""})
  void brokenReportOfDoctorIsRefused(String field) throws IOException {
    assertFalse(
        Schemas.errors("doctor", CheckReportTest.json().replace(field, "\"renamed\"")).isEmpty());
  }

  @Test
  void moreFieldsMayBeAdded() throws IOException {
    String report =
        JsonReportTest.json(StudySamples.reproduced())
            .replace("\"conclusion\"", "\"new\" : 1, \"conclusion\"")
            .replace("\"release\"", "\"new\" : [ ], \"release\"");
    assertEquals(List.of(), Schemas.errors("study", report));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"study", "doctor", "inspect", "triage", "bisect", "attribute", "cost", "explore"})
  void schemaItselfIsSound(String name) throws IOException {
    Schema draft =
        Schemas.registry()
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertEquals(List.of(), draft.validate(Schemas.source(name), InputFormat.JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"study", "doctor", "inspect", "triage", "bisect", "attribute", "cost", "explore"})
  void everyFieldIsDescribed(String name) throws IOException {
    for (var properties : JSON.readTree(Schemas.source(name)).findValues("properties")) {
      properties
          .properties()
          .forEach(
              field ->
                  assertFalse(
                      field.getValue().path("description").asText().isBlank(), field.getKey()));
    }
  }
}
