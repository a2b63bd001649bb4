package dev.staleframe.study;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.RateInterval;
import dev.staleframe.judge.Verdict;
import dev.staleframe.judge.Witness;
import dev.staleframe.trial.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts on one build and its settings, under all of its amplifiers, in words. It adds up
 * what a witness said under each; words are only made of verdicts that are as expected, so that
 * nothing is averaged away.
 */
final class BuildVerdict {
  private static final MathContext UPWARD = new MathContext(3, RoundingMode.CEILING);

  private final List<CellVerdict> cells;

  BuildVerdict(List<CellVerdict> cells) {
    this.cells = List.copyOf(cells);
  }

  /** The first of the cells; they differ in the amplifier only. */
  Cell cell() {
    return cells.get(0).cell();
  }

  boolean isStale() {
    return cells.stream().anyMatch(CellVerdict::isStale);
  }

  /** Whether a setting keeps the tracer off a pointer that is stale. */
  boolean shielded() {
    return cell().faulty() && cell().godebug().shieldsTracer();
  }

  String shows() {
    String witnesses = words(Finding.STALE);
    if (!shielded()) {
      return "Go %s shows issue 69087 (%s)".formatted(cell().label(), witnesses);
    }
    return "Go %s keeps the tracer off it%s, though the pointer is as stale%s"
        .formatted(cell().label(), bracketed(words(Finding.CONSISTENT)), bracketed(witnesses));
  }

  String doesNotShow() {
    String reach = reach();
    String words = words(Finding.CONSISTENT);
    return "Go %s %s%s"
        .formatted(
            cell().label(),
            notAffected().orElse("does not"),
            bracketed(
                reach.isEmpty()
                    ? words
                    : words + "; a rate below " + reach + " % at 95 % confidence"));
  }

  /** The label with what each witness saw. */
  String counted() {
    return cell().label()
        + notAffected().map(words -> " " + words).orElse("")
        + bracketed(words(null));
  }

  /** What each witness saw. */
  String seen() {
    String words = words(null);
    return words.isEmpty() ? notAffected().orElse("nobody can say anything") : words;
  }

  /** If a witness says that the release lacks what could be stale. */
  private Optional<String> notAffected() {
    return cells.stream()
        .flatMap(cell -> cell.verdicts().stream())
        .filter(Verdict::notAffected)
        .map(verdict -> "is " + verdict.abstention().reason())
        .findFirst();
  }

  private static String bracketed(String words) {
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  /** What those say who must say that, or everyone if it is null. */
  private String words(Finding expected) {
    List<String> words = new ArrayList<>();
    for (Witness witness : Witness.ALL) {
      List<Verdict> heard = heard(witness, expected);
      int decided = heard.stream().mapToInt(Verdict::decided).sum();
      int stale = heard.stream().mapToInt(Verdict::stale).sum();
      if (decided > 0) {
        words.add(witness.name() + " " + stale + " of " + decided);
      }
    }
    return String.join(", ", words);
  }

  private List<Verdict> heard(Witness witness, Finding expected) {
    return cells.stream()
        .flatMap(cell -> cell.verdicts().stream())
        .filter(verdict -> verdict.witness().equals(witness.name()))
        .filter(verdict -> expected == null || verdict.expected() == expected)
        .toList();
  }

  /** The highest rate, in percent, that the witness with the fewest trials leaves possible. */
  private String reach() {
    return Witness.ALL.stream()
        .map(witness -> heard(witness, Finding.CONSISTENT))
        .map(verdicts -> verdicts.stream().mapToInt(Verdict::decided).sum())
        .filter(decided -> decided > 0)
        .map(decided -> RateInterval.of(decided, 0).high())
        .max(Double::compare)
        .map(high -> new BigDecimal(100 * high).round(UPWARD).toPlainString())
        .orElse("");
  }
}
