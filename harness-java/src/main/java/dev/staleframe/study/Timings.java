package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The timings of journals, which must all be of one machine. Safe for many threads. */
final class Timings {
  private final List<Timing> timings = new ArrayList<>();
  private final Map<RunHeader, Path> runs = new LinkedHashMap<>();

  /** A trial, and the run that it is of. */
  private record Timing(RunHeader run, Trial trial) {}

  /**
   * Adds one.
   *
   * @throws StaleframeException exit code 2 if it was made on another machine than those before
   */
  synchronized void add(Path journal, RunHeader run, Trial trial) {
    if (runs.putIfAbsent(run, journal) == null) {
      runs.forEach((other, of) -> requireSameMachine(of, other, journal, run));
    }
    timings.add(new Timing(run, trial));
  }

  private static void requireSameMachine(Path one, RunHeader a, Path other, RunHeader b) {
    if (!a.host().equals(b.host())) {
      throw StaleframeException.usage(
          "%s and %s don't mix: times of different machines don't compare (%s, %s).%nMake a report of each."
              .formatted(one, other, machine(a), machine(b)));
    }
  }

  /** The machine, in a few words. */
  static String machine(RunHeader run) {
    RunHeader.Host host = run.host();
    String cpu = host.cpu().isEmpty() ? "" : ", " + host.cpu();
    return "%s: %s/%s, %s%s"
        .formatted(
            host.name().isEmpty() ? "unnamed" : host.name(),
            host.os(),
            host.arch(),
            Amount.of(host.cpus(), "cpu"),
            cpu);
  }

  synchronized boolean isEmpty() {
    return timings.isEmpty();
  }

  /** The trials in the order in which they were run. */
  synchronized List<Trial> trials() {
    return timings.stream()
        .sorted(
            Comparator.comparing((Timing timing) -> timing.run().startedAt())
                .thenComparing(timing -> timing.run().run())
                .thenComparing(timing -> timing.trial().number()))
        .map(Timing::trial)
        .toList();
  }
}
