package dev.staleframe.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds a small part of a whole that fails as the whole does: ddmin (Zeller and Hildebrandt,
 * "Simplifying and Isolating Failure-Inducing Input", 2002).
 *
 * <p>What is found is 1-minimal: without any one element it does not fail. Elements keep their
 * order. No part is asked twice; the whole is said to fail and nothing at all to pass, so neither
 * is asked. Coarse steps come first: whole groups of elements are left out before single ones.
 *
 * @param <T> what the whole is made of
 */
public final class DeltaDebugging<T> {
  /** What came of a part. */
  public enum Outcome {
    /** It fails as the whole does. */
    FAIL,
    /** It doesn't. */
    PASS,
    /** That can't be told, for example because it makes no sense by itself. */
    UNRESOLVED
  }

  /**
   * What was found.
   *
   * @param part fails as the whole does
   * @param minimal whether nothing can be left out of it; if not, the search was ended before
   */
  public record Result<T>(List<T> part, boolean minimal) {
    public Result {
      part = List.copyOf(part);
    }
  }

  private final List<T> whole;
  private final Function<List<T>, Outcome> test;
  private final BooleanSupplier more;
  private final Map<BitSet, Outcome> outcomes = new HashMap<>();
  private boolean ended;

  /**
   * @param whole fails
   * @param test is asked of each part at most once
   * @param more whether anything more may be asked; what was found so far is the result then
   */
  public DeltaDebugging(List<T> whole, Function<List<T>, Outcome> test, BooleanSupplier more) {
    this.whole = List.copyOf(whole);
    this.test = test;
    this.more = more;
  }

  /**
   * Searches.
   *
   * @param groupings what elements of a group have in common, the coarsest first
   */
  public Result<T> minimize(List<Function<T, ?>> groupings) {
    BitSet left = new BitSet();
    left.set(0, whole.size());
    for (Function<T, ?> grouping : groupings) {
      left = union(reduce(groups(left, grouping)));
    }
    left = union(reduce(left.stream().mapToObj(DeltaDebugging::single).toList()));
    return new Result<>(elements(left), !ended);
  }

  private List<BitSet> groups(BitSet of, Function<T, ?> grouping) {
    Map<Object, BitSet> groups = new LinkedHashMap<>();
    of.stream()
        .forEach(
            i -> groups.computeIfAbsent(grouping.apply(whole.get(i)), g -> new BitSet()).set(i));
    return List.copyOf(groups.values());
  }

  private static BitSet single(int index) {
    BitSet set = new BitSet();
    set.set(index);
    return set;
  }

  /** Leaves out as many units as it can: ever smaller chunks, and what remains without each. */
  private List<BitSet> reduce(List<BitSet> all) {
    List<BitSet> units = all;
    int parts = 2;
    while (units.size() > 1) {
      List<List<BitSet>> chunks = chunks(units, parts);
      Optional<List<BitSet>> chunk = chunks.stream().filter(this::fails).findFirst();
      Optional<List<BitSet>> rest =
          chunk.isPresent() ? Optional.empty() : firstFailingRest(units, chunks);
      if (chunk.isPresent()) {
        units = chunk.get();
        parts = 2;
      } else if (rest.isPresent()) {
        units = rest.get();
        parts = Math.max(parts - 1, 2);
      } else if (parts < units.size()) {
        parts = Math.min(2 * parts, units.size());
      } else {
        return units;
      }
    }
    return units;
  }

  private Optional<List<BitSet>> firstFailingRest(List<BitSet> units, List<List<BitSet>> chunks) {
    return chunks.stream()
        .map(chunk -> units.stream().filter(unit -> !chunk.contains(unit)).toList())
        .filter(this::fails)
        .findFirst();
  }

  /** So many parts of about the same size, in order. */
  private static List<List<BitSet>> chunks(List<BitSet> units, int parts) {
    int count = Math.min(parts, units.size());
    return IntStream.range(0, count)
        .mapToObj(i -> units.subList(units.size() * i / count, units.size() * (i + 1) / count))
        .toList();
  }

  private boolean fails(List<BitSet> units) {
    BitSet part = union(units);
    Outcome known = outcomes.get(part);
    if (known != null) {
      return known == Outcome.FAIL;
    }
    if (ended || !more.getAsBoolean()) {
      ended = true;
      return false;
    }
    Outcome outcome = test.apply(elements(part));
    outcomes.put(part, outcome);
    return outcome == Outcome.FAIL;
  }

  private static BitSet union(Collection<BitSet> units) {
    BitSet union = new BitSet();
    units.forEach(union::or);
    return union;
  }

  private List<T> elements(BitSet part) {
    List<T> elements = new ArrayList<>();
    part.stream().forEach(i -> elements.add(whole.get(i)));
    return elements;
  }
}
