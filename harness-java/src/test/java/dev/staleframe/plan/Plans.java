package dev.staleframe.plan;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.judge.Hearing;
import dev.staleframe.judge.Witness;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Samples;
import java.util.List;
import java.util.stream.Stream;

/** Plans to test with. */
public final class Plans {
  public static final List<Scenario> SCENARIOS =
      List.of(Samples.GROW, Samples.STILL, Samples.PLANTED);

  private Plans() {}

  public static Planner planner(Hearing hearing, List<Place> places, String... releases) {
    return new Planner(
        Stream.of(releases).map(Release::parse).toList(),
        List.of(Patch.NONE),
        SCENARIOS,
        List.of(Amplifier.EFENCE, Amplifier.NONE),
        List.of(Godebug.NONE),
        ShimVariant.FP,
        places,
        List.of(),
        hearing);
  }

  public static List<Cell> cells(List<Place> places, String... releases) {
    return planner(Hearing.USUAL, places, releases).cells("amd64");
  }

  public static Hearing hearing(String... witnesses) {
    return new Hearing(Witness.named(List.of(witnesses)), Witness::expected);
  }
}
