package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many releases {@code ./staleframe bisect} builds, of all from 1.21.0 to the newest. */
record BisectBuilds() implements Figure {
  private static final int MORE = 3;

  @Override
  public String name() {
    return "bisect-builds";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path folder = lab.folder();
    JsonNode newest = bisect(lab, folder, List.of("--bad", "1.23.0"));
    JsonNode both = bisect(lab, folder, List.of("--bad", "1.23.0", "--fixed"));
    ReleaseCatalog catalog = lab.catalog();
    int first = catalog.between(Release.parse("1.21.0"), Lab.FAULTY).size();
    int second = catalog.between(Lab.FAULTY, catalog.latest()).size();
    int most = bound(first) + bound(second);
    int built = both.get("built").asInt();
    boolean right =
        both.get("firstBad").asText().equals("1.23rc1")
            && both.get("firstGood").asText().equals("1.23.1")
            && newest.get("built").asInt() <= bound(first);
    Lab.discard(folder);
    return Reading.judged(
        String.format(
            Locale.ROOT,
            "%d of %d; both edges %d of %d",
            newest.get("built").asInt(),
            first,
            built,
            first + second),
        String.format(Locale.ROOT, "%d; %d or less", bound(first), most),
        right && built <= most);
  }

  private static int bound(int releases) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(releases - 1) + MORE;
  }

  private static JsonNode bisect(Lab lab, Path folder, List<String> ends) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("bisect", "--good", "1.21.0"));
    arguments.addAll(ends);
    arguments.addAll(List.of("--format", "json", "-o", folder.toString()));
    Outcome outcome = lab.product(arguments, folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe bisect", outcome);
    }
    return new ObjectMapper().readTree(outcome.stdout().text());
  }
}
