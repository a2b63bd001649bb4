package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.judge.Finding;
import dev.staleframe.release.Release;
import dev.staleframe.report.BisectResult;
import dev.staleframe.search.EdgeSearch.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What a bisection came to, in words. */
final class BisectWords {
  private final Bisect.Request request;
  private final SortedMap<Release, CellTrials> trials;
  private final Result<Release> came;
  private final Optional<Result<Release>> went;

  /**
   * @param came where the fault came
   * @param went where it went, if that was looked for
   */
  BisectWords(
      Bisect.Request request,
      SortedMap<Release, CellTrials> trials,
      Result<Release> came,
      Optional<Result<Release>> went) {
    this.request = request;
    this.trials = trials;
    this.came = came;
    this.went = went;
  }

  BisectResult result(String where, Workbench workbench, JournalWriter journal) {
    return new BisectResult(
        request.scenario().name(),
        heading(where),
        conclusion(),
        found(),
        after(came),
        went.flatMap(this::after),
        (int) trials.values().stream().filter(CellTrials::built).count(),
        confidence(),
        trials.entrySet().stream().map(this::tested).toList(),
        journal.file().toString(),
        List.of(
            "Command: ./staleframe " + String.join(" ", request.command()),
            "Version: staleframe %s, fixture %s"
                .formatted(request.version(), workbench.workspace().sourceVersion()),
            "Journal: " + journal.file()));
  }

  private List<String> heading(String where) {
    List<String> heading = new ArrayList<>();
    heading.add(
        "golang/go issue 69087, scenario %s (%s)"
            .formatted(request.scenario().name(), request.scenario().summary()));
    heading.add("first bad of " + range(request.faulty()));
    if (!request.fixed().isEmpty()) {
      heading.add("first good of " + range(request.fixed()));
    }
    heading.add("amplifier %s, %s".formatted(request.amplifier(), where));
    return heading;
  }

  private static String range(List<Release> releases) {
    return String.format(
        Locale.ROOT,
        "%s, Go %s to %s",
        Amount.of(releases.size(), "release"),
        releases.get(0),
        releases.get(releases.size() - 1));
  }

  private BisectResult.Tested tested(Map.Entry<Release, CellTrials> entry) {
    CellTrials of = entry.getValue();
    return new BisectResult.Tested(
        entry.getKey().toString(), finding(of).toString(), of.trials(), of.evidence());
  }

  private static Finding finding(CellTrials trials) {
    if (!trials.built() || !trials.verdict().judged()) {
      return Finding.UNKNOWN;
    }
    return trials.verdict().isStale() ? Finding.STALE : Finding.CONSISTENT;
  }

  /** Whether there is an edge, nothing untested lies in it, and it is as sure as was asked. */
  private boolean found() {
    return exact(came) && went.map(this::exact).orElse(request.fixed().isEmpty()) && sure();
  }

  private boolean exact(Result<Release> result) {
    return result instanceof Result.Edge<Release> edge && edge.between().isEmpty();
  }

  private boolean sure() {
    return confidence() >= request.confidence();
  }

  /** One edge stands also where the other was not found. */
  private Optional<String> after(Result<Release> result) {
    return exact(result) && error(result) <= 1 - request.confidence()
        ? Optional.of(((Result.Edge<Release>) result).after().toString())
        : Optional.empty();
  }

  private double confidence() {
    double error =
        error(came) + went.filter(Result.Edge.class::isInstance).map(this::error).orElse(0.0);
    return Math.max(0, 1 - error);
  }

  /** That the rate is lower than assumed, or that the clean side was missed all the same. */
  private double error(Result<Release> result) {
    if (!(result instanceof Result.Edge<Release> edge)) {
      return 1;
    }
    CellTrials one = trials.get(edge.before());
    CellTrials other = trials.get(edge.after());
    if (one.verdict().isStale() == other.verdict().isStale()) {
      return 1;
    }
    return request.error()
        + (one.verdict().isStale()
            ? other.missed(one, request.error())
            : one.missed(other, request.error()));
  }

  private List<String> conclusion() {
    List<String> sentences = new ArrayList<>();
    sentences.add(sentence(came, "First bad"));
    went.ifPresent(result -> sentences.add(sentence(result, "First good after it")));
    if (came instanceof Result.Edge<Release>
        && went.stream().noneMatch(Result.WrongEnd.class::isInstance)) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Confidence %s, if the fault shows as often on both sides; both sides were run a"
                  + " second time.%s",
              confidence() > 0.99999
                  ? "over 0.99999"
                  : String.format(Locale.ROOT, "%.5f", confidence()),
              sure() ? "" : " That is less than was asked for."));
    }
    return sentences;
  }

  private String sentence(Result<Release> result, String what) {
    if (result instanceof Result.WrongEnd<Release> wrong) {
      return wrongEnd(wrong);
    }
    Result.Edge<Release> edge = (Result.Edge<Release>) result;
    String untested =
        edge.between().stream().map(Release::toString).collect(Collectors.joining(", "));
    return "%s: Go %s (%s); %s is the last before it (%s)%s."
        .formatted(
            what,
            edge.after(),
            trials.get(edge.after()).evidence(),
            edge.before(),
            trials.get(edge.before()).evidence(),
            untested.isEmpty() ? "" : ", but for those without an answer: " + untested);
  }

  private String wrongEnd(Result.WrongEnd<Release> wrong) {
    Release end = wrong.end();
    String said =
        end.equals(request.bad()) ? "--bad" : request.faulty().contains(end) ? "--good" : "--fixed";
    return "Nothing to search: Go %s was given as %s, but %s (%s)."
        .formatted(
            end,
            said,
            switch (wrong.answer()) {
              case YES -> "shows the fault";
              case NO -> "does not show the fault";
              case UNKNOWN -> "it can't be told";
            },
            trials.get(end).evidence());
  }
}
