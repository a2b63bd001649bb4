package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.script.Script;
import dev.staleframe.study.Exploration.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a search came to, in words. */
final class ExploreWords {
  private final Explore.Request request;
  private final Site site;
  private final JournalWriter journal;

  ExploreWords(Explore.Request request, Site site, JournalWriter journal) {
    this.request = request;
    this.site = site;
    this.journal = journal;
  }

  /** The architecture, as GOARCH names it. */
  String arch() {
    return site.arch();
  }

  /**
   * A fault with what is known of it.
   *
   * @param folder where it was put; null if nowhere
   */
  Finding finding(Fault fault, Explanation explanation, Path folder) {
    Discovery found = fault.first();
    Symptom symptom = found.symptom();
    return new Finding(
        symptom.title(),
        symptom.kind().name().toLowerCase(Locale.ROOT),
        request.release().toString(),
        found.smallest().toString(),
        found.smallest().size(),
        found.minimal(),
        found.foundBy().toString(),
        Math.round(found.afterNanos() / 1e8) / 10.0,
        found.count().shown(),
        fault.span().first().map(Object::toString),
        fault.span().last().map(Object::toString),
        fault.span().words(),
        folder == null ? "" : folder.toString(),
        symptom.known(),
        symptom.resembles(),
        request.baseline().source(found, request.release()),
        request.isNew(found),
        fault.otherWays().stream().map(Script::toString).toList(),
        List.of(),
        found.breaks(),
        explanation.controls(),
        explanation.program());
  }

  ExploreResult result(Found found, List<Finding> findings, List<String> more) {
    double seconds = found.searchNanos() / (double) TimeUnit.SECONDS.toNanos(1);
    double perSecond = seconds == 0 ? 0 : found.scripts() / seconds;
    List<String> notes = new ArrayList<>(more);
    if (found.problems() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %s (%s)",
              Amount.of(
                  found.problems(),
                  "scenario did not come to its end",
                  "scenarios did not come to their end"),
              found.firstProblem().problem(),
              found.firstProblem().script()));
    }
    found
        .steering()
        .hits()
        .forEach(
            (title, hits) -> notes.add(title + " showed in " + Amount.of(hits, "more scenario")));
    return new ExploreResult(
        request.release().toString(),
        request.seed(),
        heading(),
        List.of(conclusion(found.scripts(), perSecond, findings)),
        findings,
        found.rejected().stream()
            .map(
                rejected ->
                    new ExploreResult.Unconfirmed(
                        rejected.candidate().symptom().title(),
                        rejected.candidate().observation().script().toString(),
                        rejected.count().shown()))
            .toList(),
        found.scripts(),
        Math.round(perSecond * 10) / 10.0,
        notes,
        journal.file().toString(),
        origin());
  }

  private List<String> heading() {
    return List.of(
        "explore Go %s, seed %d, %d s, amplifier %s%s, %s"
            .formatted(
                request.release(),
                request.seed(),
                request.budget().toSeconds(),
                request.setting().amplifier(),
                request.blind() ? ", blind" : "",
                site.description()));
  }

  private static String conclusion(int scripts, double perSecond, List<Finding> findings) {
    long fresh = findings.stream().filter(Finding::isNew).count();
    String what =
        findings.isEmpty()
            ? "Nothing found"
            : fresh == 0 ? "Nothing new found" : String.format(Locale.ROOT, "%d found", fresh);
    String rest =
        fresh < findings.size() && !findings.isEmpty()
            ? String.format(
                Locale.ROOT, " and %d that are known or lesser", findings.size() - fresh)
            : "";
    return String.format(
        Locale.ROOT,
        "%s%s in %s, %.1f a second.",
        what,
        rest,
        Amount.of(scripts, "scenario"),
        perSecond);
  }

  /** What a replay came to. */
  ExploreResult replayed(int runs, List<Finding> findings, List<String> notes) {
    return new ExploreResult(
        request.release().toString(),
        request.seed(),
        heading(),
        List.of(
            findings.isEmpty()
                ? "Nothing found in %s of the scenario.".formatted(Amount.of(runs, "run"))
                : findings.size() + " found in " + Amount.of(runs, "run") + " of the scenario."),
        findings,
        List.of(),
        runs,
        0,
        notes,
        journal.file().toString(),
        origin());
  }

  /** As a shell takes it: scenarios have braces and semicolons. */
  private static String quoted(String word) {
    return word.matches("[\\w./=,:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private List<String> origin() {
    return List.of(
        "Command: ./staleframe "
            + request.command().stream().map(ExploreWords::quoted).collect(Collectors.joining(" ")),
        "Version: staleframe %s".formatted(request.version()),
        "Journal: " + journal.file());
  }
}
