package dev.staleframe.study;

import dev.staleframe.release.Release;
import dev.staleframe.search.EdgeSearch.Answer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A search for the releases that have a fault, which looks twice where they end. */
final class SpanSearch {
  /** So many times the trials, for the releases next to the ends. */
  static final int SECOND_LOOK = 3;

  private final Release release;
  private final List<Release> all;
  private final Question question;
  private final Predicate<Release> near;
  private final Map<Release, Answer> answers = new HashMap<>();
  private final Set<Release> confirmed = new HashSet<>();

  /** Whether a release has it. */
  interface Question {
    /**
     * Asks it.
     *
     * @param times how many times the usual number of trials
     */
    Answer ask(Release release, int times);
  }

  /**
   * @param release one that has it
   * @param all the releases that exist, oldest first, with that one
   * @param near whether a release costs little to try
   */
  SpanSearch(Release release, List<Release> all, Question question, Predicate<Release> near) {
    this.release = release;
    this.all = all;
    this.question = question;
    this.near = near;
    answers.put(release, Answer.YES);
  }

  /** Searches; one that has it after all, at the second look, moves the end. */
  ReleaseSpan run() {
    while (true) {
      ReleaseSpan span =
          ReleaseSpan.search(
              release,
              all,
              asked -> answers.computeIfAbsent(asked, other -> question.ask(other, 1)),
              near);
      boolean holds = true;
      for (Release beyond : span.beyond()) {
        if (confirmed.add(beyond) && question.ask(beyond, SECOND_LOOK) == Answer.YES) {
          answers.put(beyond, Answer.YES);
          holds = false;
        }
      }
      if (holds) {
        return span;
      }
    }
  }
}
