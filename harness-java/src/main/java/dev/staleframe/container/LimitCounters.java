package dev.staleframe.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often the processes of a container ran into its limits, as the kernel counts. */
final class LimitCounters {
  /** Of cgroup v1 and of v2; memory.events of v2 has a "max" of another meaning. */
  private static final Pattern MEMORY = Pattern.compile("(?m)^\\S*/memory\\S*:oom_kill (\\d+)$");

  private static final Pattern PROCESSES = Pattern.compile("(?m)^\\S*/pids\\.events:max (\\d+)$");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final List<String> LOOK =
      List.of(
          "grep",
          "-sHE",
          "^(oom_kill|max) ",
          "/sys/fs/cgroup/memory/memory.oom_control",
          "/sys/fs/cgroup/pids/pids.events",
          "/sys/fs/cgroup/memory.events",
          "/sys/fs/cgroup/pids.events");

  private final Sandbox sandbox;
  private final ContainerLimits limits;
  private long outOfMemory;
  private long outOfProcesses;

  LimitCounters(Sandbox sandbox) {
    this(sandbox, sandbox.limits());
  }

  LimitCounters(Sandbox sandbox, ContainerLimits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
  }

  /** What was run into since the last look, in words. */
  synchronized Optional<String> news() {
    return news(new Execution(LOOK, "/", Map.of(), TIMEOUT).in(sandbox).stdout());
  }

  /** What is new in these. */
  synchronized Optional<String> news(String counters) {
    long memory = count(MEMORY, counters);
    long processes = count(PROCESSES, counters);
    List<String> words = new ArrayList<>();
    if (memory > outOfMemory) {
      words.add("the container's memory limit of " + limits.memory());
    }
    if (processes > outOfProcesses) {
      words.add("the container's limit of " + limits.processes() + " processes");
    }
    outOfMemory = Math.max(memory, outOfMemory); // A look may fail, and then it counts nothing.
    outOfProcesses = Math.max(processes, outOfProcesses);
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("ran into " + String.join(" and ", words));
  }

  private static long count(Pattern counter, String text) {
    Matcher matcher = counter.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
