package dev.staleframe.study;

import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.report.Surprise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the verdicts of {@code reproduce} amount to, in one sentence. */
final class Conclusion {
  private final Scenario scenario;
  private final List<CellVerdict> cells;
  private final List<BuildVerdict> builds;

  Conclusion(Scenario scenario, List<CellVerdict> cells) {
    this.scenario = scenario;
    this.cells = cells;
    Map<String, List<CellVerdict>> byLabel = new LinkedHashMap<>();
    cells.forEach(
        cell -> byLabel.computeIfAbsent(cell.cell().label(), l -> new ArrayList<>()).add(cell));
    this.builds = byLabel.values().stream().map(BuildVerdict::new).toList();
  }

  /**
   * Whether everything is as it should be, and, unless it shows something else by design, a release
   * shows the fault.
   */
  boolean asExpected() {
    return cells.stream().allMatch(CellVerdict::asExpected)
        && (scenario.control() || scenario.plants() || any(BuildVerdict::isStale));
  }

  /** What is not as expected. */
  List<Surprise> surprises() {
    return cells.stream().flatMap(cell -> Surprises.of(cell).stream()).toList();
  }

  String sentence() {
    if (!surprises().isEmpty()) {
      return "Not as expected: %s."
          .formatted(Surprises.where(surprises(), cells.size(), cell -> "Go " + cell.title()));
    }
    if (scenario.plants()) {
      return planted();
    }
    if (scenario.control()) {
      return "As expected: the control scenario %s shows no stale frame pointer on %s."
          .formatted(scenario.name(), join(", ", b -> true, BuildVerdict::counted));
    }
    if (!any(BuildVerdict::isStale)) {
      return "Not reproduced: none of these releases shows issue 69087: %s."
          .formatted(join(", ", b -> true, BuildVerdict::counted));
    }
    List<String> clauses =
        List.of(
            join("; ", b -> b.isStale() && !b.shielded(), BuildVerdict::shows),
            join("; ", BuildVerdict::shielded, BuildVerdict::shows),
            join("; ", b -> !b.isStale() && !b.shielded(), BuildVerdict::doesNotShow));
    return "Reproduced: "
        + clauses.stream().filter(clause -> !clause.isEmpty()).collect(Collectors.joining("; "))
        + ".";
  }

  private String planted() {
    String fires = join(", ", BuildVerdict::isStale, BuildVerdict::counted);
    String passes = join(", ", b -> !b.isStale(), BuildVerdict::counted);
    return "As expected: the check that %s is for %s%s%s."
        .formatted(
            scenario.name(),
            fires.isEmpty() ? "" : "fires on " + fires,
            fires.isEmpty() || passes.isEmpty() ? "" : "; it ",
            passes.isEmpty() ? "" : "lets the pointer pass on " + passes);
  }

  /** What to do about it. */
  List<String> advice() {
    List<String> advice = new ArrayList<>();
    if (!scenario.control()
        && !scenario.plants()
        && !any(BuildVerdict::isStale)
        && cells.stream().noneMatch(CellVerdict::expectedStale)) {
      advice.add(
          "Releases known to have it are "
              + scenario.stale()
              + "; add one to compare with, for example --go 1.23.0.");
    }
    if (any(this::isKnown)) {
      advice.add(
          "To be rid of it: Go 1.23.1 or newer. Where that can't be:"
              + " GODEBUG=tracefpunwindoff=1 keeps the tracer off the stale pointer.");
    }
    return advice;
  }

  /** The bug as it was released, not one that a patch brought. */
  private boolean isKnown(BuildVerdict build) {
    return build.isStale()
        && !scenario.plants()
        && build.cell().faulty()
        && build.cell().patch() == Patch.NONE;
  }

  private boolean any(Predicate<BuildVerdict> condition) {
    return builds.stream().anyMatch(condition);
  }

  private String join(
      String separator, Predicate<BuildVerdict> condition, Function<BuildVerdict, String> words) {
    return builds.stream().filter(condition).map(words).collect(Collectors.joining(separator));
  }
}
