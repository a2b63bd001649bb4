package dev.staleframe.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What is left of a scenario if only some of its steps and header entries are kept. */
final class ScriptParts {
  private final Set<Integer> kept;
  private int number;

  private ScriptParts(Collection<Integer> kept) {
    this.kept = new HashSet<>(kept);
  }

  /**
   * The script of the kept steps in the order they were; those in one that is not kept take its
   * place.
   *
   * @param kept numbers of steps as they are read, from 0, and from there on of entries
   * @return empty if that is not legal
   */
  static Optional<Script> of(Script script, Collection<Integer> kept) {
    ScriptParts parts = new ScriptParts(kept);
    List<Entry> entries = script.header().entries();
    Header header =
        new Header(
            IntStream.range(0, entries.size())
                .filter(i -> parts.kept.contains(script.size() + i))
                .mapToObj(entries::get)
                .toList());
    return parts.of(script.steps()).flatMap(steps -> Script.ifLegal(header, steps));
  }

  private Optional<List<Step>> of(List<Step> steps) {
    List<Step> left = new ArrayList<>();
    for (Step step : steps) {
      boolean stays = kept.contains(number++);
      Optional<List<Step>> block = of(step.block());
      if (block.isEmpty() || stays && !ScriptEdit.fit(step.kind(), block.get())) {
        return Optional.empty();
      }
      left.addAll(stays ? List.of(step.with(block.get())) : block.get());
    }
    return Optional.of(left);
  }
}
