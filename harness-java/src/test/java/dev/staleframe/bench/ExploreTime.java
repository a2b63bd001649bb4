package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How {@code ./staleframe explore} fares against issue 69087 when it knows of no bug: how soon the
 * fault is confirmed and small, by the probe or by a crash, how small, whether the releases that
 * have it are stated, and how fast the search runs.
 *
 * @param name the figure's
 * @param seeds from how many seeds, which begin with 1
 */
record ExploreTime(String name, int seeds) implements Figure {
  private static final double MOST_SECONDS = 60;
  private static final double LEAST_PER_SECOND = 30;
  private static final int MOST_STEPS = 3;

  /** The tracer's walk of the freed stack, and what the probe says of the pointer that it walks. */
  private static final List<String> TITLES =
      List.of("SIGSEGV in runtime.fpTracebackPCs", "probe: stale frame pointer");

  /** What 69087 is in, as the release notes of Go 1.23.1 have it. */
  private static final String FIRST = "1.23rc1";

  private static final String LAST = "1.23.0";

  /** One seed's. */
  private record Seed(double seconds, int steps, boolean dated, double perSecond) {
    private static final Seed NOTHING = new Seed(Double.POSITIVE_INFINITY, 0, false, 0);

    static Seed of(ExploreRun run) {
      List<JsonNode> found =
          run.findings().stream()
              .filter(finding -> TITLES.contains(finding.get("title").asText()))
              .toList();
      // Another fault may have the same title; its releases are others.
      List<JsonNode> dated = found.stream().filter(Seed::isDated).toList();
      return found.isEmpty() ? NOTHING : of(dated.isEmpty() ? found : dated, run);
    }

    private static Seed of(List<JsonNode> found, ExploreRun run) {
      return new Seed(
          found.stream().mapToDouble(one -> one.get("seconds").asDouble()).min().orElseThrow(),
          found.stream().mapToInt(one -> one.get("steps").asInt()).min().orElseThrow(),
          found.stream().anyMatch(Seed::isDated),
          run.perSecond());
    }

    private static boolean isDated(JsonNode finding) {
      return finding.path("firstRelease").asText().equals(FIRST)
          && finding.path("lastRelease").asText().equals(LAST);
    }

    boolean isAsPromised() {
      return seconds <= MOST_SECONDS && steps <= MOST_STEPS && dated;
    }
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    List<Seed> all = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      Seed found = Seed.of(explore(lab, seed));
      Bench.progress("seed " + seed + ": " + found);
      all.add(found);
    }
    long good = all.stream().filter(Seed::isAsPromised).count();
    double slowest = all.stream().mapToDouble(Seed::seconds).max().orElseThrow();
    double rate = all.stream().mapToDouble(Seed::perSecond).min().orElseThrow();
    return Reading.judged(
        String.format(
            Locale.ROOT,
            "%d of %d seeds; %.1f s, %d steps at most, %d dated; %.0f a second",
            good,
            seeds,
            slowest,
            all.stream().mapToInt(Seed::steps).max().orElseThrow(),
            all.stream().filter(Seed::dated).count(),
            rate),
        "all seeds in 60 s, 3 steps, %s..%s; 30 a second or more".formatted(FIRST, LAST),
        good == seeds && rate >= LEAST_PER_SECOND);
  }

  /** The budget is for dating, too. */
  private static ExploreRun explore(Lab lab, int seed) throws IOException {
    return ExploreRun.of(
        lab, "--go", LAST, "--blind", "--seed", Integer.toString(seed), "--budget", "2m");
  }
}
