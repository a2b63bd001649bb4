package dev.staleframe.study;

import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Discoveries that are taken for one fault: they have the same title, and are in the same releases.
 *
 * @param first the smallest
 * @param others other ways to it
 * @param span the releases
 */
record Fault(Discovery first, List<Discovery> others, ReleaseSpan span) {
  Fault {
    others = List.copyOf(others);
  }

  /** One that nothing more is known of. */
  static Fault alone(Discovery found, Release release) {
    return new Fault(found, List.of(), ReleaseSpan.unasked(release));
  }

  /**
   * The faults among discoveries. One whose releases are not known goes with the first of its
   * title.
   *
   * @param spans the releases of each that was asked for them, in the order of their telling
   * @param keys its title, and what else tells it from others of that title
   */
  static List<Fault> of(Map<Discovery, ReleaseSpan> spans, Function<Discovery, String> keys) {
    Map<String, List<Discovery>> groups = new LinkedHashMap<>();
    Map<String, String> firstOfTitle = new LinkedHashMap<>();
    spans.forEach(
        (found, span) -> {
          String key = keys.apply(found);
          String whole = key + "\n" + span.first() + "\n" + span.last();
          firstOfTitle.putIfAbsent(key, whole);
          String group = span.isKnown() ? whole : firstOfTitle.get(key);
          groups.computeIfAbsent(group, name -> new ArrayList<>()).add(found);
        });
    return groups.values().stream().map(group -> of(group, spans)).toList();
  }

  private static Fault of(List<Discovery> group, Map<Discovery, ReleaseSpan> spans) {
    Discovery first =
        group.stream()
            .min(
                Comparator.comparing((Discovery found) -> !spans.get(found).isKnown())
                    .thenComparing(found -> found.smallest().size()))
            .orElseThrow();
    List<Discovery> others = group.stream().filter(found -> found != first).toList();
    return new Fault(first, others, spans.get(first));
  }

  /** The smallest scripts of the other ways. */
  List<Script> otherWays() {
    return others.stream().map(Discovery::smallest).toList();
  }
}
