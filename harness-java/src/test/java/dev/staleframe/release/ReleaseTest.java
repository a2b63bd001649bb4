package dev.staleframe.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.release.Release.Pre;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {

  @ParameterizedTest
  @CsvSource({
    "1.23.0, 23, FINAL, 0, 1.23.0",
    "go1.23.0, 23, FINAL, 0, 1.23.0",
    "1.23rc1, 23, RC, 1, 1.23rc1",
    "go1.23rc2, 23, RC, 2, 1.23rc2",
    "1.18beta1, 18, BETA, 1, 1.18beta1",
    "1.21.0, 21, FINAL, 0, 1.21.0",
    "1.22.12, 22, FINAL, 12, 1.22.12",
    "1.20, 20, FINAL, 0, 1.20",
    "1.20.14, 20, FINAL, 14, 1.20.14",
    "1.0, 0, FINAL, 0, 1.0",
    "1.999.0, 999, FINAL, 0, 1.999.0",
  })
  void readsWhatGoWrites(String text, int minor, Pre pre, int number, String printed) {
    Release release = Release.parse(text);

    assertEquals(new Release(minor, pre, number), release);
    assertEquals(printed, release.toString());
    assertEquals(release, Release.parse(release.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.99.0",
        "2.0.0",
        "banana",
        "../x",
        "/usr/local/go",
        "",
        " ",
        "go",
        "gogo1.23.0",
        "go 1.23.0",
        "1",
        "1.",
        "1.x",
        "1.23.",
        "1.23.0.1",
        "1.23.0\n",
        " 1.23.0",
        "1.23.0 ",
        "1.23.-1",
        "1.23.01",
        "1.023.0",
        "1.23rc",
        "1.23rc0",
        "1.23rc1.1",
        "1.23RC1",
        "1.23alpha1",
        "1.99999.0",
        "1.23.99999",
        "1.٢٣.٠",
        "v1.23.0",
        "tip",
      })
  void refusesWhatIsNoRelease(String text) {
    assertEquals(
        "\"" + text + "\" is not a Go release; write it as Go does, for example 1.23.0 or 1.23rc1",
        Failing.with(ExitCode.USAGE, () -> Release.parse(text)).replace("\r", ""));
  }

  @ParameterizedTest
  @CsvSource({"1.23, 1.23.0", "go1.21, 1.21.0"})
  void languageVersionIsNoRelease(String text, String meant) {
    assertEquals(
        "\"%s\" is a Go language version, not a release; did you mean %s?".formatted(text, meant),
        Failing.with(ExitCode.USAGE, () -> Release.parse(text)));
  }

  @Test
  void orderedAsGoOrdersThem() {
    List<String> ordered =
        List.of(
            "1.9",
            "1.19.13",
            "1.20beta1",
            "1.20rc3",
            "1.20",
            "1.20.1",
            "1.21rc2",
            "1.21.0",
            "1.21.13",
            "1.22.0",
            "1.23beta1",
            "1.23rc1",
            "1.23rc2",
            "1.23rc10",
            "1.23.0",
            "1.23.1",
            "1.23.2",
            "1.23.12",
            "1.24rc1",
            "1.24.0");
    List<Release> shuffled = new ArrayList<>(ordered.stream().map(Release::parse).toList());
    Collections.shuffle(shuffled, new Random(69087));
    Collections.sort(shuffled);

    assertEquals(ordered, shuffled.stream().map(Release::toString).toList());
  }

  @Test
  void orderAgreesWithEquals() {
    assertEquals(0, Release.parse("go1.23.0").compareTo(Release.parse("1.23.0")));
    assertTrue(Release.parse("1.23rc1").compareTo(Release.parse("1.23.0")) < 0);
    assertTrue(Release.parse("1.23.0").compareTo(Release.parse("1.23rc1")) > 0);
  }
}
