package dev.staleframe.release;

import static dev.staleframe.release.KnownReleases.releases;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseCatalogTest {
  private final KnownReleases lookup =
      KnownReleases.of(
          "1.21rc2",
          "1.21.0",
          "1.21.1",
          "1.21.5",
          "1.22beta1",
          "1.22rc1",
          "1.22.0",
          "1.22.1",
          "1.22.12",
          "1.23rc1",
          "1.23.0",
          "1.24rc1");
  private final List<String> announced = new ArrayList<>();
  private final ReleaseCatalog catalog = lookup.catalog(List.of(), announced);

  @Test
  void holesOfUpToFourAreSteppedOver() {
    assertEquals(releases("1.21.0", "1.21.1", "1.21.5"), catalog.patches(21));
  }

  /** Ten in a row are more than a mirror lacks, and are not asked through for ever. */
  @Test
  void asMuchAsAWholeBatchIsTheEnd() {
    assertEquals(releases("1.22.0", "1.22.1"), catalog.patches(22));
  }

  @Test
  void betweenIsInGosOrderWithBothEnds() {
    assertEquals(
        releases("1.21.1", "1.21.5", "1.22beta1", "1.22rc1", "1.22.0", "1.22.1", "1.23rc1"),
        catalog.between(Release.parse("1.21.1"), Release.parse("1.23rc1")));
  }

  @Test
  void endsNeedNotExist() {
    assertEquals(
        releases("1.21rc2"), catalog.between(Release.parse("1.21rc1"), Release.parse("1.21rc9")));
    assertEquals(
        releases("1.23.0", "1.24rc1"),
        catalog.between(Release.parse("1.23.0"), Release.parse("1.99.0")));
  }

  @Test
  void newestOfEachMinorAndOfAllAreNoReleaseCandidates() {
    assertEquals(releases("1.21.5", "1.22.1", "1.23.0"), catalog.minors());
    assertEquals(Release.parse("1.23.0"), catalog.latest());
    assertEquals(List.of(), announced);
  }

  @Test
  void nothingIsAskedTwice() {
    catalog.minors();
    catalog.latest();
    catalog.between(Release.parse("1.21.0"), Release.parse("1.23.0"));
    assertEquals(new HashSet<>(lookup.asked).size(), lookup.asked.size());
  }

  @Test
  void whereNobodyAnswersItIsWhatIsHereAndThatIsSaidOnce() {
    List<Release> here = releases("1.21.13", "1.22.12", "1.23rc1", "1.23.0", "1.23.12");
    ReleaseCatalog offline = KnownReleases.silent().catalog(here, announced);

    assertEquals(releases("1.23.0", "1.23.12"), offline.patches(23));
    assertEquals(releases("1.21.13", "1.22.12", "1.23.12"), offline.minors());
    assertEquals(here, offline.between(Release.parse("1.21.0"), Release.parse("1.23.12")));
    assertEquals(List.of("unasked"), announced);
    assertTrue(offline.unasked());
  }

  @Test
  void whereNothingIsKnownThereIsNoLatest() {
    ReleaseCatalog offline = KnownReleases.silent().catalog(List.of(), announced);
    Failing.with(ExitCode.ENVIRONMENT, offline::latest);
  }
}
