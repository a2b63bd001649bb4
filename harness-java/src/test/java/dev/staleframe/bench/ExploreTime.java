package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How long {@code ./staleframe explore} takes to find issue 69087 blind, and how fast it runs. */
record ExploreTime() implements Figure {
  private static final int SEEDS = 3;
  private static final double MOST_SECONDS = 60;
  private static final double LEAST_PER_SECOND = 30;
  private static final int MOST_STEPS = 4;
  private static final String WALK = "SIGSEGV in runtime.fpTracebackPCs";

  @Override
  public String name() {
    return "explore-blind";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    double slowest = 0;
    double perSecond = Double.MAX_VALUE;
    int steps = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      JsonNode report = explore(lab, seed);
      JsonNode found = found(report);
      slowest =
          Math.max(slowest, found == null ? Double.MAX_VALUE : found.get("seconds").asDouble());
      steps = Math.max(steps, found == null ? Integer.MAX_VALUE : found.get("steps").asInt());
      perSecond = Math.min(perSecond, report.get("perSecond").asDouble());
    }
    return Reading.judged(
        slowest == Double.MAX_VALUE
            ? "not found"
            : String.format(
                Locale.ROOT,
                "%.1f s at most in %d seeds, %d steps; %.0f a second",
                slowest,
                SEEDS,
                steps,
                perSecond),
        "60 s or less, 4 steps; 30 a second or more",
        slowest <= MOST_SECONDS && steps <= MOST_STEPS && perSecond >= LEAST_PER_SECOND);
  }

  private static JsonNode found(JsonNode report) {
    for (JsonNode finding : report.get("findings")) {
      if (finding.get("title").asText().equals(WALK)) {
        return finding;
      }
    }
    return null;
  }

  private static JsonNode explore(Lab lab, int seed) throws IOException {
    Path folder = lab.folder();
    Outcome outcome =
        lab.product(
            List.of(
                "explore",
                "--go",
                Lab.FAULTY.toString(),
                "--blind",
                "--seed",
                Integer.toString(seed),
                "--budget",
                "60s",
                "--format",
                "json",
                "-o",
                folder.toString()),
            folder);
    if (outcome.code() > 1) {
      throw Lab.failed("./staleframe explore", outcome);
    }
    JsonNode report = new ObjectMapper().readTree(outcome.stdout().text());
    Lab.discard(folder);
    return report;
  }
}
