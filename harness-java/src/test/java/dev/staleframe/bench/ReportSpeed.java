package dev.staleframe.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Time and memory of {@code ./staleframe report} on a journal of a million trials, beside the time
 * that Jackson takes to parse its lines one after the other.
 */
record ReportSpeed() implements Figure {
  private static final double MOST_SECONDS = 20;
  private static final double MOST_MEGABYTES = 512;

  @Override
  public String name() {
    return "report-million";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path folder = lab.folder();
    LargeJournal.write(lab, folder);
    Outcome outcome = lab.product(List.of("report", folder.toString(), "--format", "json"), folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe report", outcome);
    }
    double seconds = outcome.wallMicros() / 1e6;
    double megabytes = outcome.maxRssKiB() * 1024 / 1e6;
    double peer = parseSeconds(folder.resolve("journal.ndjson"));
    Lab.discard(folder);
    return Reading.compared(
        String.format(Locale.ROOT, "%.1f s, %.0f MB", seconds, megabytes),
        "20 s, 512 MB or less",
        String.format(Locale.ROOT, "Jackson, one thread %.1f s", peer),
        String.format(Locale.ROOT, "%.2f", seconds / peer),
        seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES);
  }

  private static double parseSeconds(Path journal) throws IOException {
    ObjectMapper json = new ObjectMapper();
    long start = System.nanoTime();
    try (Stream<String> lines = Files.lines(journal)) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        json.readTree(each.next());
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
