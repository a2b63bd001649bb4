package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import dev.staleframe.launch.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A matrix that is killed with SIGKILL at 50 random moments and resumed each time, beside one that
 * nobody disturbs: the same trials, none lost, none twice, and no process left behind.
 */
record KilledRuns() implements Figure {
  private static final int KILLS = 50;
  private static final int SHORTEST_MILLIS = 400;
  private static final int LONGEST_MILLIS = 2500;
  private static final int SETTLE_SECONDS = 5;

  @Override
  public String name() {
    return "killed-50-times";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path whole = lab.folder();
    Path killed = lab.folder();
    run(lab, whole);
    Random random = new Random(69087);
    int kills = 0;
    for (int i = 0; i < KILLS; i++) {
      kills += killed(lab, killed, random) ? 1 : 0;
    }
    run(lab, killed);
    boolean same = counts(whole).equals(counts(killed));
    int orphans = orphans(killed) + orphans(whole);
    Lab.discard(whole);
    Lab.discard(killed);
    return Reading.judged(
        String.format(
            Locale.ROOT,
            "%d kills: trials %s, %d processes left",
            kills,
            same ? "the same" : "DIFFER",
            orphans),
        "the same, none left",
        same && orphans == 0);
  }

  /** The supervisor and the trials end by themselves, soon after. */
  private static int orphans(Path folder) throws IOException {
    try {
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (int)
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
            .count();
  }

  private static List<String> arguments(Path folder) {
    return List.of(
        "matrix",
        "--go",
        "1.22.12,1.23.0,1.23.1",
        "--scenario",
        "grow,shrink,still,entersyscall-bp",
        "--runs",
        "150",
        "--resume",
        "-o",
        folder.toString());
  }

  private static void run(Lab lab, Path folder) {
    Outcome outcome = lab.product(arguments(folder), folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe matrix", outcome);
    }
  }

  /** Whether it was still running. */
  private static boolean killed(Lab lab, Path folder, Random random) throws IOException {
    List<String> argv = new ArrayList<>();
    argv.add(lab.workbench().workspace().home().resolve("staleframe").toString());
    argv.addAll(arguments(folder));
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    try {
      int millis = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
      boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      return !ended;
    } catch (InterruptedException e) {
      throw StaleframeException.internal("interrupted", e);
    }
  }

  /** How often each cell ended in which way; a trial that is there twice is a failure. */
  private static TreeMap<String, Integer> counts(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    TreeMap<String, Integer> counts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (String line : Files.readAllLines(folder.resolve("journal.ndjson"))) {
      if (!line.startsWith("{\"type\":\"trial\"") || !line.endsWith("}")) {
        continue; // A run's header, or a line that was torn when it was killed.
      }
      JsonNode trial = json.readTree(line);
      if (!seen.add(trial.get("cell") + " " + trial.get("number"))) {
        counts.merge("twice", 1, Integer::sum);
      }
      String what =
          trial.get("cell") + " " + trial.get("status") + " " + trial.at("/crash/title").asText();
      counts.merge(what, 1, Integer::sum);
    }
    return counts;
  }
}
