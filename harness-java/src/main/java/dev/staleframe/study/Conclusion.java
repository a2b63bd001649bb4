package dev.staleframe.study;

import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the verdicts of {@code reproduce} amount to, in one sentence. */
final class Conclusion {
  private static final MathContext UPWARD = new MathContext(3, RoundingMode.CEILING);

  private final Scenario scenario;
  private final List<Verdict> verdicts;

  Conclusion(Scenario scenario, List<Verdict> verdicts) {
    this.scenario = scenario;
    this.verdicts = verdicts;
  }

  /** Whether every release is as it should be, and, unless it is a control, one shows the fault. */
  boolean asExpected() {
    return verdicts.stream().allMatch(Verdict::asExpected)
        && (scenario.control() || any(verdict -> verdict.finding() == Finding.STALE));
  }

  String sentence() {
    if (any(verdict -> !verdict.asExpected())) {
      return "Not as expected: "
          + join("; ", verdict -> !verdict.asExpected(), this::surprise)
          + ".";
    }
    if (scenario.control()) {
      return "As expected: the control scenario "
          + scenario.name()
          + " shows no stale frame pointer on "
          + join(", ", verdict -> true, Conclusion::counted)
          + ".";
    }
    if (!any(verdict -> verdict.finding() == Finding.STALE)) {
      return "Not reproduced: none of these releases shows issue 69087: "
          + join(", ", verdict -> true, Conclusion::counted)
          + ".";
    }
    return "Reproduced: " + join(", ", Conclusion::isStale, Conclusion::shows) + clean() + ".";
  }

  private String clean() {
    return any(verdict -> !isStale(verdict))
        ? "; " + join(", ", verdict -> !isStale(verdict), Conclusion::doesNotShow)
        : "";
  }

  /** What to do about it. */
  List<String> advice() {
    List<String> advice = new ArrayList<>();
    if (!scenario.control()
        && !any(Conclusion::isStale)
        && !any(verdict -> verdict.expected() == Finding.STALE)) {
      advice.add(
          "Releases known to have it are "
              + scenario.stale()
              + "; add one to compare with, for example --go 1.23.0.");
    }
    if (any(Conclusion::isKnown)) {
      advice.add(
          "To be rid of it: Go 1.23.1 or newer. Where that can't be:"
              + " GODEBUG=tracefpunwindoff=1 keeps the tracer off the stale pointer.");
    }
    return advice;
  }

  private boolean any(Predicate<Verdict> condition) {
    return verdicts.stream().anyMatch(condition);
  }

  private String join(
      String separator, Predicate<Verdict> condition, Function<Verdict, String> words) {
    return verdicts.stream().filter(condition).map(words).collect(Collectors.joining(separator));
  }

  private static boolean isStale(Verdict verdict) {
    return verdict.finding() == Finding.STALE;
  }

  /** The bug as it was released, not one that a patch brought. */
  private static boolean isKnown(Verdict verdict) {
    return isStale(verdict) && verdict.asExpected() && verdict.cell().patch() == Patch.NONE;
  }

  private static String shows(Verdict verdict) {
    return format(
        "Go %s shows issue 69087 in %d of %d trials",
        verdict.cell().label(), verdict.stale(), verdict.trials());
  }

  private static String doesNotShow(Verdict verdict) {
    return "Go "
        + counted(verdict)
        + format(
            " (a rate below %s %% at 95 %% confidence)", atMostPercent(verdict.interval().high()));
  }

  private static String counted(Verdict verdict) {
    return format("%s in %d of %d", verdict.cell().label(), verdict.stale(), verdict.decided());
  }

  private String surprise(Verdict verdict) {
    String release = "Go " + verdict.cell().label();
    if (verdict.expected() == Finding.STALE) {
      return verdict.finding() == Finding.UNKNOWN
          ? release + " should show issue 69087, but none of its trials says anything"
          : release + " should show issue 69087, but " + verdict.consistent() + " trials are clean";
    }
    if (isStale(verdict)) {
      return shows(verdict) + ", where it should not be";
    }
    return format(
        "%s should be clean, but %d of %d trials do not say so",
        release, verdict.unknown(), verdict.trials());
  }

  private static String atMostPercent(double rate) {
    return new BigDecimal(100 * rate).round(UPWARD).toPlainString();
  }

  private static String format(String words, Object... arguments) {
    return String.format(Locale.ROOT, words, arguments);
  }
}
