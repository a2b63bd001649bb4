package dev.staleframe.command;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and everything below it.
 *
 * <p>Killing only the process leaves its children behind, and a grandchild that holds the output
 * pipe keeps the reader waiting: commons-exec 1.6.0 was seen to return after 8 s from a 1 s
 * watchdog on {@code sh -c "sleep 8; true"}. The descendants are therefore listed and killed first,
 * while their parents still tie them to the tree.
 */
final class ProcessTree {
  private static final int ROUNDS = 20;

  private ProcessTree() {}

  /** Kills the process and all its descendants, and waits a little for them to be gone. */
  static void kill(ProcessHandle root) {
    // A process may fork between the listing and the kill, hence the rounds.
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> alive =
          Stream.concat(root.descendants(), Stream.of(root))
              .filter(ProcessHandle::isAlive)
              .toList();
      if (alive.isEmpty()) {
        return;
      }
      alive.forEach(ProcessHandle::destroyForcibly);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
