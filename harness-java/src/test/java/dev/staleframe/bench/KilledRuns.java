package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import dev.staleframe.container.Leftovers;
import dev.staleframe.launch.Outcome;
import dev.staleframe.trial.Place;
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
 * A matrix that is killed with SIGKILL at random moments and resumed each time, beside one that
 * nobody disturbs: the same trials, none lost, none twice, and neither a process nor a container
 * left behind.
 *
 * @param place where it runs
 */
record KilledRuns(Place place) implements Figure {
  private static final int SHORTEST_MILLIS = 400;

  /** On the host; a container takes some seconds until its first trial. */
  private static final int LONGEST_MILLIS = 1100;

  private static final int LONGEST_IN_CONTAINER_MILLIS = 25_000;
  private static final int KILLS = 50;
  private static final int KILLS_IN_CONTAINER = 12;

  /** A supervisor notices at once; a container's lease ends within a minute. */
  private static final int SETTLE_SECONDS = 5;

  private static final int SETTLE_IN_CONTAINER_SECONDS = 70;

  @Override
  public String name() {
    return place == Place.HOST ? "killed-50-times" : "killed-in-container";
  }

  private boolean onHost() {
    return place == Place.HOST;
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    Path whole = lab.folder();
    Path killed = lab.folder();
    run(lab, whole);
    Random random = new Random(69087);
    int kills = 0;
    for (int i = 0; i < (onHost() ? KILLS : KILLS_IN_CONTAINER); i++) {
      kills += killed(lab, killed, random) ? 1 : 0;
    }
    run(lab, killed);
    boolean same = counts(whole).equals(counts(killed));
    int orphans = orphans(killed);
    int containers = onHost() ? 0 : Leftovers.containers(lab.workbench().engine());
    Lab.discard(whole);
    Lab.discard(killed);
    return Reading.judged(
        String.format(
            Locale.ROOT,
            "%d kills: trials %s, %d left behind",
            kills,
            same ? "the same" : "DIFFER",
            orphans + containers),
        "the same, none left",
        same && orphans + containers == 0);
  }

  /** The supervisor and the trials end by themselves, soon after. */
  private int orphans(Path folder) {
    try {
      TimeUnit.SECONDS.sleep(onHost() ? SETTLE_SECONDS : SETTLE_IN_CONTAINER_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (int)
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
            .count();
  }

  private List<String> arguments(Path folder) {
    return List.of(
        "matrix",
        "--in",
        place.toString(),
        "--go",
        onHost() ? "1.22.12,1.23.0,1.23.1" : "1.23.0,1.23.1",
        "--scenario",
        "grow,shrink,still,entersyscall-bp",
        "--runs",
        "600",
        "--resume",
        "-o",
        folder.toString());
  }

  private void run(Lab lab, Path folder) {
    Outcome outcome = lab.product(arguments(folder), folder);
    if (outcome.code() != 0) {
      throw Lab.failed("./staleframe matrix", outcome);
    }
  }

  /** Whether it was still running. */
  private boolean killed(Lab lab, Path folder, Random random) throws IOException {
    List<String> argv = new ArrayList<>();
    argv.add(lab.workbench().workspace().home().resolve("staleframe").toString());
    argv.addAll(arguments(folder));
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    try {
      int millis =
          SHORTEST_MILLIS + random.nextInt(onHost() ? LONGEST_MILLIS : LONGEST_IN_CONTAINER_MILLIS);
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
