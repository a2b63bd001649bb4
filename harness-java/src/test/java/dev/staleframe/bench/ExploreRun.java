package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What one run of {@code ./staleframe explore} came to.
 *
 * @param report its JSON
 */
record ExploreRun(JsonNode report) {
  /** Runs it with these options; what it wrote to disk is gone afterwards. */
  static ExploreRun of(Lab lab, String... options) throws IOException {
    Path folder = lab.folder();
    Stream<String> command = Stream.of("explore", "--format", "json", "-o", folder.toString());
    Outcome outcome = lab.product(Stream.concat(command, Stream.of(options)).toList(), folder);
    if (outcome.code() > 1) {
      throw Lab.failed("./staleframe explore", outcome);
    }
    JsonNode report = new ObjectMapper().readTree(outcome.stdout().text());
    Lab.discard(folder);
    return new ExploreRun(report);
  }

  List<JsonNode> findings() {
    return StreamSupport.stream(report.get("findings").spliterator(), false).toList();
  }

  int scenarios() {
    return report.get("scenariosRun").asInt();
  }

  double perSecond() {
    return report.get("perSecond").asDouble();
  }
}
