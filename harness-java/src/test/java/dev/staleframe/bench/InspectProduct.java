package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.ExitCode;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./staleframe inspect} as its users type it, on a {@link RunningTarget#crowded} one. */
final class InspectProduct {
  private InspectProduct() {}

  /**
   * Runs it once.
   *
   * @return how long it took, the start of the JVM included, in milliseconds
   * @throws dev.staleframe.StaleframeException if it did not find what there is
   */
  static double millis(Lab lab, RunningTarget target) throws IOException {
    Path folder = lab.folder();
    Outcome outcome =
        lab.product(List.of("inspect", Long.toString(target.pid()), "--format", "json"), folder);
    Lab.discard(folder);
    if (outcome.code() != ExitCode.UNEXPECTED.code()) {
      throw Lab.failed("./staleframe inspect", outcome);
    }
    JsonNode seen = new ObjectMapper().readTree(outcome.stdout().text());
    RunningTarget.checkCrowd(seen.path("goroutines").asLong(), seen.path("stale").size());
    return outcome.wallMicros() / 1e3;
  }
}
