package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.NamedPatch;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Shuffle;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseSpec;
import dev.staleframe.study.Cost;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users write for builds to be timed: a release, or several, and what is laid over.
 *
 * @param catalog is asked for releases where a name stands for several
 */
record Subjects(Catalog catalog) {
  private static final String PLUS = "+";

  /** The one build of that name. */
  Cost.Subject one(String option, String name) {
    List<Cost.Subject> builds = all(name).toList();
    if (builds.size() != 1) {
      throw StaleframeException.usage("%s takes one build, not %s".formatted(option, name));
    }
    return builds.get(0);
  }

  /** The builds of that name. */
  Stream<Cost.Subject> all(String name) {
    int plus = name.indexOf(PLUS);
    Patch patch = plus < 0 ? Patch.NONE : patch(name.substring(plus + 1));
    return ReleaseSpec.parse(plus < 0 ? name : name.substring(0, plus)).expand(catalog).stream()
        .map(release -> new Cost.Subject(checked(release), patch));
  }

  private static Patch patch(String label) {
    return Arrays.stream(NamedPatch.values())
        .filter(patch -> patch.toString().equals(label))
        .findFirst()
        .orElseThrow(() -> StaleframeException.usage(unknown(label)));
  }

  private static String unknown(String label) {
    return "there is no patch \"%s\"; there are: %s"
        .formatted(
            label,
            Arrays.stream(NamedPatch.values())
                .map(Patch::toString)
                .collect(Collectors.joining(", ")));
  }

  private static Release checked(Release release) {
    if (!Shuffle.possible(release)) {
      throw StaleframeException.usage(
          "Go %s can't be timed: only the linker of 1.23rc1 and later puts functions in another"
                  .formatted(release)
              + " order");
    }
    return release;
  }
}
