package dev.staleframe.report.html;

import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Finding;

/**
 * A finding as it is marked on the page: by a sign and a word, and by colour only besides.
 *
 * @param style the class in the style sheet
 * @param sign one character
 * @param word the finding; of a pointer that the scenario planted, what the check made of it
 */
record Mark(String style, String sign, String word) {
  /** Of a witness that can't see the fault there. */
  static final Mark ABSTAINS = new Mark("abstains", "–", "abstains");

  static Mark of(Finding finding, boolean planted) {
    return switch (finding) {
      case STALE -> new Mark("stale", "◆", planted ? "fires" : "stale");
      case CONSISTENT -> new Mark("consistent", "○", planted ? "lets pass" : "consistent");
      case UNKNOWN -> new Mark("unknown", "?", "unknown");
    };
  }

  /** Of a whole cell: what anyone saw, or that somebody would have. */
  static Mark of(CellVerdict cell) {
    Finding finding = Finding.UNKNOWN;
    if (cell.isStale()) {
      finding = Finding.STALE;
    } else if (cell.judged()) {
      finding = Finding.CONSISTENT;
    }
    return of(finding, cell.cell().scenario().plants());
  }
}
