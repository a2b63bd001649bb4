package dev.staleframe.report.html;

import java.util.List;

/**
 * A cell, opened.
 *
 * @param id what links lead to
 * @param name what tells it from others
 * @param mark what was found
 * @param rate how often, in words
 * @param asExpected whether it is as it must be
 * @param surprises what is not
 * @param expectation what is known of such a cell, in a sentence
 * @param verdicts one a witness
 * @param plot the rates with their intervals; null if no trial says anything
 * @param titles crash titles, and how often each occurred
 * @param crash the first one, or null
 * @param stale the first stale pointer, or null
 * @param wrongStack the first one in a trace, or null
 * @param trials some of them
 * @param trialsShown which ones
 */
record CellView(
    String id,
    String name,
    Mark mark,
    String rate,
    boolean asExpected,
    List<String> surprises,
    String expectation,
    List<VerdictView> verdicts,
    IntervalPlot plot,
    List<String> titles,
    CrashView crash,
    StaleView stale,
    WrongStackView wrongStack,
    List<TrialView> trials,
    String trialsShown) {
  CellView {
    surprises = List.copyOf(surprises);
    verdicts = List.copyOf(verdicts);
    titles = List.copyOf(titles);
    trials = List.copyOf(trials);
  }
}
