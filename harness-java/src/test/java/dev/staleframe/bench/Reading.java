package dev.staleframe.bench;

import java.util.Locale;

/**
 * What a measurement gave, in words ready to print.
 *
 * @param value what was measured
 * @param target what it should be
 * @param peer what it is compared with
 * @param ratio value to peer
 * @param judgement whether the target was met
 */
record Reading(String value, String target, String peer, String ratio, Judgement judgement) {
  private static final String NONE = "-";

  /** How a value stands to its target. */
  enum Judgement {
    MET("met"),
    FELL_SHORT("FELL SHORT"),
    INFORMATIVE("no target");

    private final String words;

    Judgement(String words) {
      this.words = words;
    }

    private static Judgement of(boolean met) {
      return met ? MET : FELL_SHORT;
    }
  }

  /** A value held against a target alone. */
  static Reading judged(String value, String target, boolean met) {
    return new Reading(value, target, NONE, NONE, Judgement.of(met));
  }

  /** A value held against what a peer does. */
  static Reading compared(String value, String target, String peer, String ratio, boolean met) {
    return new Reading(value, target, peer, ratio, Judgement.of(met));
  }

  /** A value beside a peer's, for information. */
  static Reading informative(String value, String peer, String ratio) {
    return new Reading(value, NONE, peer, ratio, Judgement.INFORMATIVE);
  }

  /** The titles of the columns of {@link #line}. */
  static String titles() {
    return columns("figure", "value", "target", "peer", "ratio", "");
  }

  /** The figure in one line. */
  String line(String name) {
    return columns(name, value, target, peer, ratio, judgement.words);
  }

  private static String columns(
      String name, String value, String target, String peer, String ratio, String judgement) {
    return String.format(
            Locale.ROOT,
            "%-21s  %-43s  %-20s  %-36s  %-17s  %s",
            name,
            value,
            target,
            peer,
            ratio,
            judgement)
        .stripTrailing();
  }
}
