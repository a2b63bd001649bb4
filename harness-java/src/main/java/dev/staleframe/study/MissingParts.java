package dev.staleframe.study;

import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which parts of plans are not among runs. A pure function of their headers. */
final class MissingParts {
  private MissingParts() {}

  /** A plan that was split; the same split otherwise is another. */
  private record Split(String plan, int shards) {}

  /** A sentence for each plan of which parts are missing. */
  static List<String> of(List<RunHeader> runs) {
    Map<Split, Set<Integer>> there = new LinkedHashMap<>();
    runs.stream()
        .map(RunHeader::part)
        .filter(Objects::nonNull)
        .forEach(
            part ->
                there
                    .computeIfAbsent(
                        new Split(part.plan(), part.shards()), split -> new TreeSet<>())
                    .add(part.shard()));
    List<String> sentences = new ArrayList<>();
    there.forEach(
        (split, shards) -> {
          List<String> missing = missing(split, shards);
          if (!missing.isEmpty()) {
            boolean one = missing.size() == 1;
            sentences.add(
                (one ? "shard " : "shards ")
                    + String.join(", ", missing)
                    + (one ? " is missing" : " are missing"));
          }
        });
    return sentences;
  }

  private static List<String> missing(Split split, Set<Integer> there) {
    return IntStream.rangeClosed(1, split.shards())
        .filter(shard -> !there.contains(shard))
        .mapToObj(shard -> new Part(split.plan(), 0, shard, split.shards()).label())
        .toList();
  }
}
