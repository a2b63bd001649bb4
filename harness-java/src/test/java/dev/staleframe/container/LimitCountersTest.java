package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitCountersTest {
  private final LimitCounters counters =
      new LimitCounters(null, ContainerLimits.parse("memory=1g,processes=100"));

  @Test
  void ofControlGroups1() {
    assertEquals(
        Optional.of("ran into the container's memory limit of 1 GiB"),
        counters.news(
            "/sys/fs/cgroup/memory/memory.oom_control:oom_kill 2\n"
                + "/sys/fs/cgroup/pids/pids.events:max 0\n"));
  }

  /** In memory.events "max" counts what was reclaimed, which is no failure. */
  @Test
  void ofControlGroups2() {
    assertEquals(
        Optional.of("ran into the container's limit of 100 processes"),
        counters.news(
            "/sys/fs/cgroup/memory.events:max 99\n"
                + "/sys/fs/cgroup/memory.events:oom_kill 0\n"
                + "/sys/fs/cgroup/pids.events:max 7\n"));
  }

  @Test
  void onlyWhatIsNewIsNews() {
    String both = "/sys/fs/cgroup/memory.events:oom_kill 1\n/sys/fs/cgroup/pids.events:max 1\n";

    assertEquals(
        Optional.of(
            "ran into the container's memory limit of 1 GiB and the container's limit of 100"
                + " processes"),
        counters.news(both));
    assertEquals(Optional.empty(), counters.news(both));
    assertEquals(Optional.empty(), counters.news(""));
    assertEquals(Optional.empty(), counters.news(both));
  }

  @Test
  void whereTheKernelSaysNothing() {
    assertEquals(Optional.empty(), counters.news(""));
  }
}
