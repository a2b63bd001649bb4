package dev.staleframe.journal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The lines of a journal that could not be read. Safe for many threads. */
public final class DamageList {
  /** A file that is something else altogether has millions. */
  private static final int MOST = 1000;

  private final TreeMap<Long, String> lines = new TreeMap<>();
  private final Set<Long> lastOfRuns = new HashSet<>();
  private long more;

  DamageList() {}

  synchronized void add(long line, String why) {
    if (lines.size() < MOST) {
      lines.put(line, why);
    } else {
      more++;
    }
  }

  /** A run ends with that line: if it is torn, it was killed while it wrote it. */
  synchronized void runEnds(long line) {
    lastOfRuns.add(line);
  }

  synchronized int torn() {
    return (int) lines.keySet().stream().filter(lastOfRuns::contains).count();
  }

  /** How many lines are damaged, but for those that a killed run tore. */
  public synchronized long count() {
    return lines.size() + more - torn();
  }

  /** The first of them, a sentence each: {@code line 17 is not whole, or not JSON}. */
  public synchronized List<String> first(int most) {
    return lines.entrySet().stream()
        .filter(line -> !lastOfRuns.contains(line.getKey()))
        .limit(most)
        .map(DamageList::sentence)
        .toList();
  }

  private static String sentence(Map.Entry<Long, String> line) {
    return "line " + line.getKey() + ": " + line.getValue();
  }
}
