package dev.staleframe.release;

import static dev.staleframe.release.KnownReleases.releases;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseSpecTest {
  private final KnownReleases lookup =
      KnownReleases.of("1.21.0", "1.21.1", "1.22rc1", "1.22.0", "1.22.1", "1.23rc1", "1.23.0");

  @ParameterizedTest
  @CsvSource({
    "1.21.x, 1.21.0 1.21.1",
    "1.22rc1..1.22.1, 1.22rc1 1.22.0 1.22.1",
    "1.21.1..1.22.0, 1.21.1 1.22rc1 1.22.0",
    "1.22.1..1.22.1, 1.22.1",
    "go1.22.1..go1.23rc1, 1.22.1 1.23rc1",
    "1.22.1..latest, 1.22.1 1.23rc1 1.23.0",
    "latest, 1.23.0",
    "minors, 1.21.1 1.22.1 1.23.0",
  })
  void standsFor(String spec, String expected) {
    ReleaseCatalog catalog = lookup.catalog(List.of(), new ArrayList<>());
    assertEquals(releases(expected.split(" ")), ReleaseSpec.parse(spec).expand(() -> catalog));
  }

  @ParameterizedTest
  @CsvSource({"1.23.0", "go1.23.1", "1.23rc2", "1.21rc2"})
  void whatIsNamedIsNotAskedFor(String name) {
    List<Release> releases =
        ReleaseSpec.parse(name)
            .expand(
                () -> {
                  throw new AssertionError("asked");
                });
    assertEquals(List.of(Release.parse(name)), releases);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.23.4..1.23.0 | holds no release, for 1.23.4 is the newer; did you mean 1.23.0..1.23.4?",
        "1.23.0..1.23rc1 | holds no release, for 1.23.0 is the newer; did you mean 1.23rc1..1.23.0?",
        "lates | is not a Go release; did you mean latest?",
        "minor | is not a Go release; did you mean minors?",
        "1.23.* | is not a Go release; did you mean 1.23.x?",
        "1.23.X | is not a Go release; did you mean 1.23.x?",
        "1.23.0-1.23.4 | is not a Go release; did you mean 1.23.0..1.23.4?",
        "banana | is not a Go release; write it as Go does, for example 1.23.0 or 1.23rc1",
        "1.23 | is a Go language version, not a release; did you mean 1.23.0?",
        "2.x | is not a Go release; write it as Go does, for example 1.23.0 or 1.23rc1",
      })
  void mistakes(String text, String message) {
    assertEquals(
        "\"%s\" %s".formatted(text, message),
        Failing.with(ExitCode.USAGE, () -> ReleaseSpec.parse(text)));
  }

  @ParameterizedTest
  @CsvSource({"..1.23.0", "1.23.0..", "1.23..1.24.0", "1.23.0..minors", "1.23.0..1.24.x", "1..2"})
  void rangesThatAreNone(String text) {
    Failing.with(ExitCode.USAGE, () -> ReleaseSpec.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"1.40.x", "1.22.5..1.22.8"})
  void nothingInIt(String text) {
    ReleaseCatalog asked = lookup.catalog(List.of(), new ArrayList<>());
    ReleaseCatalog unasked = KnownReleases.silent().catalog(List.of(), new ArrayList<>());

    assertEquals(
        "there is no Go release in " + text + "; see https://go.dev/doc/devel/release",
        Failing.with(ExitCode.USAGE, () -> ReleaseSpec.parse(text).expand(() -> asked)));
    String message =
        Failing.with(ExitCode.ENVIRONMENT, () -> ReleaseSpec.parse(text).expand(() -> unasked));
    assertTrue(message.startsWith("no release of " + text + " is known here"), message);
  }

  @Test
  void threeDotsAreARange() {
    assertEquals(ReleaseSpec.parse("1.23.0..1.23.4"), ReleaseSpec.parse("1.23.0...1.23.4"));
  }
}
