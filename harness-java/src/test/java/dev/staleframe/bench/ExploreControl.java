package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What {@code ./staleframe explore} takes for a new fault where there is none: scenarios without
 * their C, on the release that has the fix and on the newest. Known bugs of the runtime that show
 * in Go alone, such as golang/go issue 73664 in 1.23.1, are no false findings.
 */
record ExploreControl() implements Figure {
  private static final int SCENARIOS = 700;

  @Override
  public String name() {
    return "explore-check-control";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    int scenarios = 0;
    int found = 0;
    for (Release release : List.of(Lab.FIXED, lab.catalog().latest())) {
      ExploreRun run = explore(lab, release);
      scenarios += run.scenarios();
      List<JsonNode> fresh = run.findings().stream().filter(ExploreControl::isUnknown).toList();
      found += fresh.size();
      fresh.forEach(finding -> Bench.progress(release + ": " + words(finding)));
    }
    return Reading.judged(
        String.format(Locale.ROOT, "%d found in %,d scenarios", found, scenarios),
        "0 in %d of each of two releases".formatted(SCENARIOS),
        found == 0 && scenarios >= 2 * SCENARIOS);
  }

  private static boolean isUnknown(JsonNode finding) {
    return Stream.of("knownBug", "resembles", "baseline").allMatch(f -> finding.get(f).isNull());
  }

  private static ExploreRun explore(Lab lab, Release release) throws IOException {
    return ExploreRun.of(
        lab,
        "--go",
        release.toString(),
        "--without-c",
        "--scenarios",
        Integer.toString(SCENARIOS),
        "--budget",
        "10m");
  }

  private static String words(JsonNode finding) {
    return finding.get("title").asText() + ": " + finding.get("scenario").asText();
  }
}
