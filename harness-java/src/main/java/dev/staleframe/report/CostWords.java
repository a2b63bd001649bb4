package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CostComparison;
import dev.staleframe.judge.CostComparison.Result;
import dev.staleframe.judge.Costs;
import dev.staleframe.trial.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code cost} found, in words. */
public final class CostWords {
  private CostWords() {}

  /** What was run and how it is to be read. */
  public static List<String> heading(CostResult result) {
    int shuffles = result.all().stream().mapToInt(CostComparison::shuffles).max().orElse(0);
    int pairs = result.all().stream().mapToInt(CostComparison::pairs).max().orElse(0);
    return List.of(
        "what the fix of golang/go issue 69087 and its checks cost, " + result.where(),
        String.format(
            Locale.ROOT,
            "%s of trials a line, in %s of functions; the intervals hold all at once"
                + " with %.0f %%",
            Amount.of(pairs, "pair"),
            Amount.of(shuffles, "order"),
            100 * (1 - Costs.ERROR)),
        String.format(
            Locale.ROOT,
            "confidence (signed-rank test; Bonferroni's correction for %d)",
            result.comparisons().size()));
  }

  /** A sentence for each comparison, and one for all controls. */
  public static List<String> conclusion(CostResult result) {
    List<String> sentences = new ArrayList<>();
    result.comparisons().forEach(comparison -> sentences.add(sentence(comparison)));
    if (sentences.isEmpty()) {
      sentences.add("Nothing could be compared.");
    }
    control(result.controls()).ifPresent(sentences::add);
    return sentences;
  }

  /** What came of one. */
  public static String sentence(CostComparison comparison) {
    String after = build(comparison.after()) + (comparison.control() ? " in another order" : "");
    String subject = operation(comparison) + ": Go " + after;
    if (comparison.result().isEmpty()) {
      return "%s could not be compared: %s.".formatted(subject, tooFew(comparison));
    }
    Result result = comparison.result().get();
    return String.format(
        Locale.ROOT,
        "%s takes %.4f times what %s does %s: %s.",
        subject,
        result.ratio(),
        build(comparison.before()),
        interval(result),
        judgement(comparison, result));
  }

  private static String judgement(CostComparison comparison, Result result) {
    if (!result.distinguishable()) {
      return "no difference shown at this resolution (" + resolution(result) + ")";
    }
    double nanos = comparison.nanosBefore() * (result.ratio() - 1);
    return String.format(Locale.ROOT, "%.1f ns %s", Math.abs(nanos), nanos < 0 ? "less" : "more");
  }

  private static String tooFew(CostComparison comparison) {
    String few = "too few orders of functions (" + comparison.shuffles() + ")";
    return comparison.failures().isEmpty() ? few : few + "; " + failures(comparison);
  }

  private static String failures(CostComparison comparison) {
    return comparison.failures().entrySet().stream()
        .map(failure -> Printable.of(failure.getKey()) + " (" + failure.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> control(List<CostComparison> controls) {
    List<Result> results = controls.stream().flatMap(c -> c.result().stream()).toList();
    if (results.isEmpty()) {
      return Optional.empty();
    }
    String differing =
        controls.stream()
            .filter(CostComparison::distinguishable)
            .map(CostWords::operation)
            .collect(Collectors.joining(", "));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The control, Go %s held against itself: ratios %.4f to %.4f, %s.",
            build(controls.get(0).before()),
            results.stream().mapToDouble(Result::ratio).min().orElseThrow(),
            results.stream().mapToDouble(Result::ratio).max().orElseThrow(),
            differing.isEmpty()
                ? "no difference shown"
                : "but a difference shown for "
                    + differing
                    + "; so don't trust the others, and run it again"));
  }

  /** The operation of a comparison. */
  public static String operation(CostComparison comparison) {
    String operation = comparison.before().scenario().operation();
    return switch (operation) {
      case "call" -> "a cgo call";
      case "callback" -> "a cgo call with a callback";
      case "syscall" -> "a system call";
      default -> operation;
    };
  }

  /** A build as the command line takes it: {@code 1.23.0+fix-only}. */
  public static String build(Cell cell) {
    return cell.release() + (cell.patch() == Patch.NONE ? "" : "+" + cell.patch());
  }

  public static String interval(Result result) {
    return String.format(Locale.ROOT, "[%.4f, %.4f]", result.low(), result.high());
  }

  public static String resolution(Result result) {
    double percent = 100 * result.resolution();
    return String.format(Locale.ROOT, percent < 1 ? "%.2f %%" : "%.1f %%", percent);
  }
}
