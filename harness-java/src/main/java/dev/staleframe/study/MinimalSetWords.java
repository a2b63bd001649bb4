package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.fixture.difference.Hunk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A minimal set of hunks, in words. */
final class MinimalSetWords {
  /** More places than that are in the diff. */
  private static final int MOST_PLACES = 12;

  private final Attribute.Request request;
  private final int all;
  private final MinimalSet set;

  /**
   * @param all how many hunks the difference has
   */
  MinimalSetWords(Attribute.Request request, int all, MinimalSet set) {
    this.request = request;
    this.all = all;
    this.set = set;
  }

  /** What it does, and the evidence. */
  String sentence() {
    return "%s: Go %s with %d of %s %s (%s)%s."
        .formatted(
            does(),
            request.from(),
            set.with().hunks().size(),
            Amount.of(all, "hunk"),
            set.with().behaviour(),
            set.with().evidence(),
            without());
  }

  /** What it does and where it is. */
  String summary() {
    return "%s: %s%s."
        .formatted(
            does(),
            places(),
            set.minimal() && !set.holds() ? "; but when run again, that did not hold" : "");
  }

  private String does() {
    boolean plants = request.scenario().plants();
    return switch (set.goal()) {
      case REMOVES -> plants ? "Takes the check away" : "Removes the fault";
      case BRINGS -> "Brings the fault";
      case REVEALS -> plants ? "Has the check fire" : "Reveals the fault to the runtime itself";
    };
  }

  private String without() {
    Map<String, Long> evidence =
        set.without().stream()
            .collect(
                Collectors.groupingBy(
                    MinimalSetWords::less, LinkedHashMap::new, Collectors.counting()));
    if (evidence.isEmpty()) {
      return "";
    }
    return "; without "
        + (set.without().size() == 1 ? "it" : "any one of them")
        + ": "
        + evidence.entrySet().stream()
            .map(entry -> entry.getKey() + (entry.getValue() > 1 ? ", each time" : ""))
            .collect(Collectors.joining("; "));
  }

  private static String less(HunkTrials build) {
    return build.trials().built()
        ? "it " + build.behaviour() + " (" + build.evidence() + ")"
        : "can't be built";
  }

  private String places() {
    Map<String, List<Hunk>> files =
        set.with().hunks().stream()
            .collect(Collectors.groupingBy(Hunk::file, LinkedHashMap::new, Collectors.toList()));
    String places =
        files.entrySet().stream()
            .limit(MOST_PLACES)
            .map(file -> file.getKey() + lines(file.getValue()))
            .collect(Collectors.joining(", "));
    return files.size() > MOST_PLACES
        ? places + " and " + Amount.of(files.size() - MOST_PLACES, "more file")
        : places;
  }

  private String lines(List<Hunk> hunks) {
    return hunks.stream().map(hunk -> ":" + hunk.line()).collect(Collectors.joining(" and "))
        + " (in %s %s)"
            .formatted(
                request.to(),
                hunks.stream()
                    .map(hunk -> ":" + hunk.newLine())
                    .collect(Collectors.joining(" and ")));
  }
}
