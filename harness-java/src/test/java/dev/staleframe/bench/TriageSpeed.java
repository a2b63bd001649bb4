package dev.staleframe.bench;

import dev.staleframe.crash.CorpusEntry;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How fast {@code ./staleframe triage} goes through a log with one crash in the middle, start of
 * the JVM and all, held against {@code grep -c} for the crash's own function.
 *
 * @param kind what surrounds the crash
 */
record TriageSpeed(Kind kind) implements Figure {
  private static final long BYTES = 1_000_000_000;
  private static final double LEAST = 200;
  private static final int ROUNDS = 3;
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** What other programs write. */
  enum Kind {
    REQUESTS("10.1.2.3 - - [23/Nov/2026:10:00:00 +0000] \"GET /items/17 HTTP/1.1\" 200 5316"),
    /** Full of the words that a report has too. */
    STACKS(
        "\tat org.example.runtime.Worker.run(Worker.java:258) ~[worker.jar:go1] panic goroutine");

    private final String line;

    Kind(String line) {
      this.line = line;
    }
  }

  @Override
  public String name() {
    return "triage-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path folder = lab.folder();
    Path log = folder.resolve("service.log");
    write(log);
    Sample ours = new Sample();
    Sample theirs = new Sample();
    Sample ratios = new Sample();
    for (int round = 0; round < ROUNDS; round++) {
      double own = perSecond(lab.product(List.of("triage", log.toString()), folder));
      double peer = perSecond(grep(lab, log, folder));
      ours.add(own);
      theirs.add(peer);
      ratios.add(own / peer);
    }
    Lab.discard(folder);
    return Reading.compared(
        ours.text("%.0f") + " MB/s, 1 GB",
        "200 MB/s or more",
        "grep -c " + theirs.text("%.0f") + " MB/s",
        ratios.text("%.2f"),
        ours.median() >= LEAST);
  }

  private void write(Path log) throws IOException {
    byte[] block = (kind.line + "\n").repeat(1000).getBytes(StandardCharsets.US_ASCII);
    byte[] crash = crash().getBytes(StandardCharsets.ISO_8859_1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log))) {
      for (long written = 0; written < BYTES; written += block.length) {
        if (written <= BYTES / 2 && written + block.length > BYTES / 2) {
          out.write(crash);
        }
        out.write(block);
      }
    }
  }

  private static String crash() {
    return CorpusEntry.all().stream()
        .filter(entry -> entry.file().endsWith(Path.of("go1.23.0", "grow-efence.txt")))
        .findFirst()
        .orElseThrow()
        .log();
  }

  private static Outcome grep(Lab lab, Path log, Path folder) {
    List<String> argv = List.of("/bin/grep", "-c", "-a", "runtime.fpTracebackPCs", log.toString());
    return lab.run(new Order(argv, folder, lab.environment().variables(), Limits.of(TIMEOUT)));
  }

  private double perSecond(Outcome outcome) {
    if (outcome.code() != 0) {
      throw Lab.failed(name(), outcome);
    }
    return BYTES / (double) outcome.wallMicros();
  }
}
