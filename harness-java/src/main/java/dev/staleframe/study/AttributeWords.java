package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.fixture.difference.Difference;
import dev.staleframe.fixture.difference.Hunk;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.report.AttributeResult;
import dev.staleframe.report.AttributeResult.Change;
import dev.staleframe.report.AttributeResult.HunkSet;
import dev.staleframe.report.AttributeResult.Tested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What an attribution came to, in words. */
final class AttributeWords {
  private final Attribute.Request request;
  private final Difference difference;
  private final HunkSearch.Found search;
  private final Ends ends;
  private final List<MinimalSet> sets;
  private final HunkBuilds builds;

  AttributeWords(
      Attribute.Request request, Difference difference, HunkSearch.Found found, HunkBuilds builds) {
    this.request = request;
    this.difference = difference;
    this.search = found;
    this.ends = found.ends();
    this.sets = found.sets();
    this.builds = builds;
  }

  AttributeResult result(String where, Workbench workbench, JournalWriter journal) {
    return new AttributeResult(
        request.scenario().name(),
        request.from().toString(),
        request.to().toString(),
        heading(where),
        changes(difference.hunks()),
        conclusion(),
        found(),
        sets.stream().map(this::set).toList(),
        builds.count(),
        confidence(),
        builds.all().stream().map(AttributeWords::tested).toList(),
        journal.file().toString(),
        List.of(
            "Command: ./staleframe " + String.join(" ", request.command()),
            "Version: staleframe %s, fixture %s"
                .formatted(request.version(), workbench.workspace().sourceVersion()),
            "Journal: " + journal.file()));
  }

  private List<String> heading(String where) {
    return List.of(
        "golang/go issue 69087, scenario %s (%s)"
            .formatted(request.scenario().name(), request.scenario().summary()),
        "which of the hunks that make Go %s of %s: %s that go into the fixture, in %s"
            .formatted(
                request.to(),
                request.from(),
                Amount.of(difference.hunks().size(), "hunk"),
                Amount.of(difference.files(), "file")),
        "amplifier %s, %s; all is built by the compiler of Go %s"
            .formatted(request.amplifier(), where, request.from()));
  }

  private static List<Change> changes(List<Hunk> hunks) {
    return hunks.stream()
        .map(
            hunk ->
                new Change(
                    hunk.number(),
                    hunk.file(),
                    hunk.line(),
                    hunk.newLine(),
                    hunk.before().size(),
                    hunk.after().size()))
        .toList();
  }

  HunkSet set(MinimalSet set) {
    return new HunkSet(
        set.goal().toString(),
        new MinimalSetWords(request, difference.hunks().size(), set).sentence(),
        changes(set.with().hunks()),
        difference.unified(set.with().hunks()),
        set.minimal(),
        Stream.concat(Stream.of(set.with()), set.without().stream())
            .mapToInt(build -> build.trials().trials())
            .sum(),
        Math.max(0, 1 - set.error(error())));
  }

  private static Tested tested(HunkTrials build) {
    return new Tested(
        build.cell().release().toString(),
        build.cell().patch().toString(),
        build.numbers(),
        build.hunks().size(),
        build.behaviour().word(),
        build.trials().trials(),
        build.evidence());
  }

  private double error() {
    return new ErrorShare(request.confidence()).claim(search.claims());
  }

  private double confidence() {
    return sets.isEmpty()
        ? 0
        : Math.max(0, 1 - sets.stream().mapToDouble(set -> set.error(error())).sum());
  }

  private boolean sure() {
    return confidence() >= request.confidence();
  }

  boolean found() {
    return !sets.isEmpty() && sets.stream().allMatch(MinimalSet::holds) && sure();
  }

  List<String> conclusion() {
    List<String> sentences = new ArrayList<>();
    if (ends.goal().isEmpty()) {
      sentences.add(nothing());
      return sentences;
    }
    sets.forEach(
        set ->
            sentences.add(new MinimalSetWords(request, difference.hunks().size(), set).summary()));
    if (ends.wholeBehaves() != ends.targetBehaves()) {
      sentences.add(compilersPart());
    }
    if (sets.stream().anyMatch(set -> !set.minimal())) {
      sentences.add(
          "The search was ended after %s, so this is the best so far; --builds allows more."
              .formatted(Amount.of(builds.count(), "build")));
    } else if (sets.stream().allMatch(MinimalSet::holds)) {
      sentences.add(confidenceSentence());
    }
    return sentences;
  }

  private String compilersPart() {
    return "With all hunks Go %s is not as Go %s, for the one %s and the other %s: the compiler has a part in it."
        .formatted(request.from(), request.to(), ends.wholeBehaves(), ends.targetBehaves());
  }

  private String confidenceSentence() {
    return String.format(
        Locale.ROOT,
        "Confidence %s, if the fault shows as often wherever it is; what was found was run a second"
            + " time, and without each of its hunks.%s",
        confidence() > 0.99999 ? "over 0.99999" : String.format(Locale.ROOT, "%.5f", confidence()),
        sure() ? "" : " That is less than was asked for.");
  }

  /** Why there is nothing to look for. */
  private String nothing() {
    if (ends.whole().isEmpty()) {
      return "Nothing to attribute: neither Go %s (%s) nor Go %s (%s) shows anything."
          .formatted(
              request.from(), ends.base().evidence(), request.to(), ends.target().evidence());
    }
    HunkTrials whole = ends.whole().get();
    if (!whole.trials().built()) {
      return ("With all hunks Go %s can't be built (%s): its compiler and tools don't take the sources"
              + " of Go %s. Hunks can be told apart between releases of which one's compiler takes"
              + " the other's sources, mostly those of one minor version.")
          .formatted(
              request.from(),
              whole.evidence().replaceFirst("^could not build: ", ""),
              request.to());
    }
    if (ends.baseBehaves() == Behaviour.UNKNOWN || ends.wholeBehaves() == Behaviour.UNKNOWN) {
      HunkTrials dark = ends.baseBehaves() == Behaviour.UNKNOWN ? ends.base() : whole;
      return "It can't be told how Go %s%s behaves (%s)."
          .formatted(request.from(), dark == whole ? " with all hunks" : "", dark.evidence());
    }
    return "Nothing to attribute: with all hunks Go %s is as without them: it %s%s."
        .formatted(
            request.from(),
            ends.wholeBehaves(),
            ends.targetBehaves() == ends.wholeBehaves()
                ? ", and so is Go " + request.to()
                : "; that Go %s %s is its compiler's doing"
                    .formatted(request.to(), ends.targetBehaves()));
  }
}
