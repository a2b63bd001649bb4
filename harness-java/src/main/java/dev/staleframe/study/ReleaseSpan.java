package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.release.Release;
import dev.staleframe.search.EdgeSearch;
import dev.staleframe.search.EdgeSearch.Answer;
import dev.staleframe.search.EdgeSearch.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * In which releases a fault is.
 *
 * @param first the first with it; empty if that was not found
 * @param last the last with it; empty if that was not found
 * @param beyond those next to the two, which have it not; none where the two are the outermost
 * @param words the two for people
 */
record ReleaseSpan(
    Optional<Release> first, Optional<Release> last, List<Release> beyond, String words) {
  ReleaseSpan {
    beyond = List.copyOf(beyond);
  }

  /** Of a fault of which nothing was asked. */
  static ReleaseSpan unasked(Release release) {
    return new ReleaseSpan(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "seen in Go " + release + "; others were not tried");
  }

  /** Whether both ends are. */
  boolean isKnown() {
    return first.isPresent() && last.isPresent();
  }

  /**
   * Searches on both sides of a release that has it.
   *
   * @param all the releases that exist, oldest first, with that one
   * @param question whether a release has it
   * @param near whether a release costs little to try
   */
  static ReleaseSpan search(
      Release release,
      List<Release> all,
      Function<Release, Answer> question,
      Predicate<Release> near) {
    EdgeSearch<Release> search = new EdgeSearch<>(question, List.of(near));
    int at = all.indexOf(release);
    List<Release> before = new ArrayList<>(all.subList(0, at + 1));
    Collections.reverse(before);
    Side older = Side.of(search, before);
    Side newer = Side.of(search, all.subList(at, all.size()));
    return new ReleaseSpan(
        older.outermost(),
        newer.outermost(),
        Stream.of(older, newer).flatMap(side -> side.beyond().stream()).toList(),
        older.words("first in Go %s", "; %s is the last before it", "the oldest tried")
            + "; "
            + newer.words("last in Go %s", "; %s is the first after it", "the newest"));
  }

  /**
   * One side of the release.
   *
   * @param outermost the farthest release with it, if that is certain
   * @param beyond the next one out, which has it not; empty if there is none
   * @param untried those between the two that gave no answer
   * @param known the farthest that is known to have it
   */
  private record Side(
      Optional<Release> outermost, Optional<Release> beyond, List<Release> untried, Release known) {

    /**
     * @param outward from the release that has it
     */
    static Side of(EdgeSearch<Release> search, List<Release> outward) {
      Release release = outward.get(0);
      List<Release> open = new ArrayList<>(outward);
      while (open.size() > 1) {
        Result<Release> result = search.search(open, Answer.YES);
        if (result instanceof Result.Edge<Release> edge) {
          boolean certain = edge.between().isEmpty();
          return new Side(
              certain ? Optional.of(edge.before()) : Optional.empty(),
              Optional.of(edge.after()),
              edge.between(),
              edge.before());
        }
        Result.WrongEnd<Release> wrong = (Result.WrongEnd<Release>) result;
        if (wrong.answer() == Answer.YES && wrong.end().equals(open.get(open.size() - 1))) {
          return new Side(Optional.of(wrong.end()), Optional.empty(), List.of(), wrong.end());
        }
        if (wrong.end().equals(release)) {
          break;
        }
        open.remove(open.size() - 1); // It can't be built, or time is up.
      }
      boolean isOutermost = outward.size() == 1;
      return new Side(
          isOutermost ? Optional.of(release) : Optional.empty(),
          Optional.empty(),
          outward.subList(1, outward.size()),
          release);
    }

    String words(String farthest, String next, String end) {
      if (outermost.isPresent()) {
        return farthest.formatted(known)
            + beyond
                .map(release -> next.formatted(release).replace("; ", " (") + ")")
                .orElse(" (" + end + ")");
      }
      return "%s, or beyond: %s gave no answer"
          .formatted(farthest.formatted(known), Amount.of(untried.size(), "release"));
    }
  }
}
