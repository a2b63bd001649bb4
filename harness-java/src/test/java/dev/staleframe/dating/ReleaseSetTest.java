package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseSetTest {
  @ParameterizedTest
  @CsvSource({
    "1.23.0, 1.23.0",
    "1.23.0 1.23rc2, 1.23rc2 or 1.23.0",
    "1.23.3 1.23.1 1.23.2 1.23.2, 1.23.1 to 1.23.3",
    "1.23.0 1.23.1 1.23.2 1.24.1, 1.23.0 to 1.23.2 or 1.24.1",
    "1.22.11 1.22.12 1.23rc1 1.23rc2, 1.22.11 to 1.23rc2",
    "1.19.13 1.23.0 1.99.0, '1.19.13, 1.23.0 or 1.99.0'"
  })
  void words(String releases, String expected) {
    List<Release> parsed = Stream.of(releases.split(" ")).map(Release::parse).toList();
    assertEquals(expected, ReleaseSet.of(parsed).toString());
  }

  @Test
  void wholeMinorVersion() {
    assertEquals("1.23.x", ReleaseSet.named("1.23").orElseThrow().toString());
  }

  @Test
  void minorVersionThatIsNotInTheTable() {
    assertEquals(List.of(), ReleaseSet.named("1.99").orElseThrow().releases());
  }
}
