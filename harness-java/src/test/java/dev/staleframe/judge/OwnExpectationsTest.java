package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.plan.Plans;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnExpectationsTest {
  private static final Witness CRASH = Witness.ALL.get(0);
  private static final Witness PROBE = Witness.ALL.get(2);
  private static final ScenarioCatalog SCENARIOS = new ScenarioCatalog(Plans.SCENARIOS);

  @TempDir private Path folder;

  private OwnExpectations read(String text) throws IOException {
    return OwnExpectations.read(Files.writeString(folder.resolve("expect.json"), text), SCENARIOS);
  }

  private static Finding of(OwnExpectations expectations, Witness witness, String release) {
    return expectations.apply(witness, Samples.cell(release));
  }

  @Test
  void firstEntryThatFitsDecidesAndElseWhatIsKnown() throws IOException {
    OwnExpectations own =
        read(
            """
            {"expectations": [
              {"releases": "1.23.0", "witness": "probe", "expected": "consistent"},
              {"releases": "[1.24rc1, 1.25.0)", "scenario": "grow", "expected": "stale"},
              {"releases": "[1.24.0, )", "expected": "consistent"}
            ]}""");

    assertEquals(Finding.CONSISTENT, of(own, PROBE, "1.23.0"));
    assertEquals(Finding.STALE, of(own, CRASH, "1.23.0"), "known");
    assertEquals(Finding.CONSISTENT, of(own, CRASH, "1.23.1"), "known");
    assertEquals(Finding.STALE, of(own, CRASH, "1.24rc1"));
    assertEquals(Finding.STALE, of(own, CRASH, "1.24.9"));
    assertEquals(Finding.CONSISTENT, of(own, CRASH, "1.25.0"));
    Cell still = Samples.cell("1.24.1", Samples.STILL, Amplifier.EFENCE);
    assertEquals(Finding.CONSISTENT, own.apply(CRASH, still));
  }

  @Test
  void oneReleaseIsThatOneAlone() throws IOException {
    OwnExpectations own =
        read("{\"expectations\": [{\"releases\": \"1.24rc1\", \"expected\": \"stale\"}]}");

    assertEquals(Finding.STALE, of(own, CRASH, "1.24rc1"));
    assertEquals(Finding.CONSISTENT, of(own, CRASH, "1.24rc2"));
    assertEquals(Finding.CONSISTENT, of(own, CRASH, "1.24.0"));
  }

  /** In whatever order the file has them. */
  @Test
  void settingsAreThoseOfTheCell() throws IOException {
    OwnExpectations own =
        read(
            "{\"expectations\": [{\"releases\": \"1.23.1\", \"godebug\":"
                + " \"tracefpunwindoff=1,gctrace=0\", \"expected\": \"stale\"}]}");
    Cell cell = Samples.cell("1.23.1");
    assertEquals(Finding.CONSISTENT, own.apply(CRASH, cell));
    assertEquals(
        Finding.STALE, own.apply(CRASH, cell.with(Godebug.parse("gctrace=0,tracefpunwindoff=1"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | no JSON at line 1",
        "[] | it has no list \"expectations\" with an entry",
        "{\"expectations\": []} | it has no list \"expectations\" with an entry",
        "{\"expectations\": [{}]} | entry 1 must have \"expected\"",
        "{\"expectations\": [{\"expected\": \"maybe\"}]} | entry 1 must have \"expected\"",
        "{\"expectations\": [{\"senario\": \"grow\", \"expected\": \"stale\"}]} | entry 1 has a"
            + " member \"senario\"; there are: releases, amplifier, arch",
        "{\"expectations\": [{\"releases\": \"1.23\", \"expected\": \"stale\"}]} | entry 1:",
        "{\"expectations\": [{\"scenario\": \"grwo\", \"expected\": \"stale\"}]} | entry 1: there is"
            + " no scenario \"grwo\", did you mean \"grow\"?",
        "{\"expectations\": [{\"witness\": \"crsh\", \"expected\": \"stale\"}]} | entry 1: there is no"
            + " witness \"crsh\"; there are: crash,",
        "{\"expectations\": [{\"patch\": \"fix\", \"expected\": \"stale\"}]} | entry 1: there is no patch"
            + " \"fix\"",
        "{\"expectations\": [{\"amplifier\": \"x\", \"expected\": \"stale\"}]} | entry 1: there is no"
            + " \"x\"; there are: efence, crowd, none",
        "{\"expectations\": [{\"place\": \"x\", \"expected\": \"stale\"}]} | entry 1: there is no \"x\";"
            + " there are: host, container, container-musl",
        "{\"expectations\": [{\"arch\": \"x86\", \"expected\": \"stale\"}]} | entry 1: there is no"
            + " \"x86\"; there are: amd64, arm64",
        "{\"expectations\": [{\"godebug\": \"a\", \"expected\": \"stale\"}]} | entry 1: \"a\" is no GODEBUG"
            + " setting; write name=value, or none",
        "{\"expectations\": [{\"releases\": \"1.20.1\", \"expected\": \"stale\"}]} | entry 1: 1.20.1"
            + " holds no release of Go 1.21.0 or newer, and no other is run",
        "{\"expectations\": [{\"releases\": \"[1.18, 1.20.14)\", \"expected\": \"stale\"}]} | entry 1:"
            + " [1.18, 1.20.14) holds no release of Go 1.21.0 or newer, and no other is run",
      })
  void whatIsWrongIsSaid(String text, String message) {
    StaleframeException e = assertThrows(StaleframeException.class, () -> read(text));

    assertEquals(ExitCode.USAGE, e.exitCode());
    assertTrue(e.getMessage().contains("expect.json: " + message), e.getMessage());
  }

  /** It says something of releases that are run. */
  @Test
  void rangeMayBeginBeforeTheOldestRelease() throws Exception {
    OwnExpectations own =
        read("{\"expectations\": [{\"releases\": \"[1.18, 1.22.0)\", \"expected\": \"stale\"}]}");

    assertEquals(Finding.STALE, of(own, CRASH, "1.21.13"));
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    StaleframeException e =
        assertThrows(
            StaleframeException.class,
            () -> OwnExpectations.read(folder.resolve("none.json"), SCENARIOS));
    assertTrue(e.getMessage().contains("none.json"), e.getMessage());
  }
}
