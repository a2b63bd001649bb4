package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.List;
import java.util.Optional;

/**
 * Where in a line that has a prefix the runtime's own text begins.
 *
 * @param at the index
 * @param kind what begins there
 */
record Anchor(int at, LineKind kind) {
  private static final List<String> OPENINGS =
      List.of("panic: ", "fatal error: ", "fatal: ", "SIG", "Exception 0x");
  private static final List<String> HEADERS = List.of("goroutine ", "runtime stack:");
  private static final List<String> PREAMBLES =
      List.of("entersyscall", "unexpected fault address ");
  private static final List<String> DETAILS = List.of("PC=0x", "[signal SIG");

  /** The first that can be told for sure. */
  static Optional<Anchor> of(String line) {
    return find(line, HEADERS, LineKind.HEADER)
        .or(() -> location(line))
        .or(() -> find(line, List.of("created by "), LineKind.CREATION))
        .or(() -> find(line, DETAILS, LineKind.DETAIL))
        .or(() -> find(line, PREAMBLES, LineKind.PREAMBLE))
        .or(() -> find(line, OPENINGS, LineKind.OPENING));
  }

  /** Where a report's first line begins, or -1. */
  static int opening(String line) {
    return find(line, OPENINGS, LineKind.OPENING).map(Anchor::at).orElse(-1);
  }

  private static Optional<Anchor> find(String line, List<String> words, LineKind kind) {
    int first = Integer.MAX_VALUE;
    for (String word : words) {
      int at = line.indexOf(word);
      if (at >= 0 && at < first && LineKind.of(line.substring(at)) == kind) {
        first = at;
      }
    }
    return first == Integer.MAX_VALUE ? Optional.empty() : Optional.of(new Anchor(first, kind));
  }

  private static Optional<Anchor> location(String line) {
    int tab = line.lastIndexOf('\t');
    return tab >= 0 && LineKind.of(line.substring(tab)) == LineKind.LOCATION
        ? Optional.of(new Anchor(tab, LineKind.LOCATION))
        : Optional.empty();
  }
}
