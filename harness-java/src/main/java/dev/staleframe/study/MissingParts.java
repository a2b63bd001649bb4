package dev.staleframe.study;

import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which parts of plans are not among runs. A pure function of their headers. */
final class MissingParts {
  private MissingParts() {}

  /** A sentence for each plan of which parts are missing. */
  static List<String> of(List<RunHeader> runs) {
    Map<String, TreeSet<Integer>> there = new TreeMap<>();
    runs.stream()
        .map(RunHeader::part)
        .filter(Objects::nonNull)
        .forEach(
            part ->
                there
                    .computeIfAbsent(part.plan() + " " + part.shards(), plan -> new TreeSet<>())
                    .add(part.shard()));
    return there.entrySet().stream()
        .map(plan -> missing(shards(plan.getKey()), plan.getValue()))
        .filter(words -> !words.isEmpty())
        .toList();
  }

  private static int shards(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf(' ') + 1));
  }

  private static String missing(int shards, TreeSet<Integer> there) {
    List<String> missing =
        IntStream.rangeClosed(1, shards)
            .filter(shard -> !there.contains(shard))
            .mapToObj(shard -> new Part("", 0, shard, shards).label())
            .toList();
    if (missing.isEmpty()) {
      return "";
    }
    return missing.stream()
        .collect(Collectors.joining(", ", missing.size() == 1 ? "shard " : "shards ", " missing"))
        .replaceFirst(" missing$", missing.size() == 1 ? " is missing" : " are missing");
  }
}
