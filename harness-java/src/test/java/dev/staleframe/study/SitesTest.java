package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Arch;
import dev.staleframe.trial.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers run what their engine runs. */
class SitesTest {
  @Test
  void nothingIsLeftOutThatWasNotAskedFor() {
    assertEquals(Optional.empty(), Sites.leftOut(Place.CONTAINER, List.of(), "arm64"));
    assertEquals(Optional.empty(), Sites.leftOut(Place.CONTAINER, List.of(), "riscv64"));
    assertEquals(Optional.empty(), Sites.leftOut(Place.CONTAINER, List.of(Arch.AMD64), "amd64"));
  }

  @ParameterizedTest
  @CsvSource({
    "amd64, left out in a container: arm64; the Docker engine runs amd64",
    "arm64, left out in a container: amd64; the Docker engine runs arm64"
  })
  void anotherIsLeftOutWithAWord(String engine, String words) {
    assertEquals(
        Optional.of(words),
        Sites.leftOut(Place.CONTAINER, List.of(Arch.AMD64, Arch.ARM64), engine));
  }

  @Test
  void aPlaceOfWhichNothingIsLeftIsAMistake() {
    StaleframeException e =
        assertThrows(
            StaleframeException.class,
            () -> Sites.leftOut(Place.CONTAINER_MUSL, List.of(Arch.ARM64), "amd64"));

    assertEquals(ExitCode.USAGE, e.exitCode());
    assertEquals(
        "--in container-musl runs amd64, which is what the Docker engine runs, not arm64; add --arch"
            + " amd64, or leave arm64 to --in host",
        e.getMessage());
  }
}
