package dev.staleframe.bench;

import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Peak resident memory of {@code ./staleframe triage} on a stream of 10 GB without a crash. */
record TriageMemory() implements Figure {
  private static final double MOST_MEGABYTES = 150;
  private static final String STREAM =
      "yes 'level=info msg=\"panic averted, goroutine pool at 258\" runtime=ok' |"
          + " head -c 10000000000 | \"$0\" triage -";

  /** Not enough to tell: there is no crash. */
  private static final int INSUFFICIENT = 1;

  @Override
  public String name() {
    return "triage-memory";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path folder = lab.folder();
    String launcher = lab.workbench().workspace().home().resolve("staleframe").toString();
    List<String> argv = List.of("/bin/sh", "-c", STREAM, launcher);
    Limits limits = Limits.of(Duration.ofMinutes(10));
    Outcome outcome = lab.run(new Order(argv, folder, lab.environment().variables(), limits));
    if (outcome.code() != INSUFFICIENT) {
      throw Lab.failed("./staleframe triage -", outcome);
    }
    double megabytes = outcome.maxRssKiB() * 1024 / 1e6;
    return Reading.judged(
        String.format(
            Locale.ROOT, "%.0f MB, 10 GB in %.0f s", megabytes, outcome.wallMicros() / 1e6),
        "150 MB or less",
        megabytes <= MOST_MEGABYTES);
  }
}
