package dev.staleframe.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
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

  @TempDir private Path folder;

  private OwnExpectations read(String text) throws IOException {
    return OwnExpectations.read(Files.writeString(folder.resolve("expect.json"), text));
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
            StaleframeException.class, () -> OwnExpectations.read(folder.resolve("none.json")));
    assertTrue(e.getMessage().contains("none.json"), e.getMessage());
  }
}
