package dev.staleframe.log;

import dev.staleframe.crash.LineKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the prefixes that reports have in a segment: what stands before the lines that can be told
 * for sure. No list of formats is needed for that.
 *
 * <p>It is for an opening that nothing else of the report confirms: {@code x.c:1:10: fatal error: }
 * is a compiler's, and only before a time or a name set off from the text stands a log's line.
 */
final class PrefixShapes {
  private static final int MOST = 8;
  private static final int LONGEST = 400;

  /** A time of day, and then no sentence that goes on in what follows. */
  private static final Pattern STAMP =
      Pattern.compile(
          ".*\\d\\d:\\d\\d:\\d\\d(?:.*?(?:[\\d\\]Z|>-]|\\W[A-Z]{1,7}|std(?:err|out)(?: [FP])?"
              + "|[\\w-]+ *(?:\\[\\d*\\])? *:))?\\s*");

  private static final Pattern MARGIN = Pattern.compile("[\\w.-]+ *\\| ?|(?:> ?)+|\\[[^\\]]*\\] ?");
  private static final Pattern COMPILER = Pattern.compile(".*\\.\\w+:\\d+(?::\\d+)?: *");
  private static final Pattern SENTENCE =
      Pattern.compile("(?i).*(?:error|exception|recovered|from): *");

  private final Map<PrefixShape, Integer> confirmed = new LinkedHashMap<>();
  private final Set<PrefixShape> openings = new HashSet<>();
  private final int margin;
  private boolean bare;

  private List<PrefixShape> all = List.of();

  private PrefixShapes(int margin) {
    this.margin = margin;
  }

  /** The shapes in these lines. */
  static PrefixShapes in(List<LogLine> lines) {
    PrefixShapes shapes = new PrefixShapes(margin(lines));
    lines.forEach(line -> shapes.look(line.text()));
    shapes.all = shapes.best();
    return shapes;
  }

  /** The blanks before every line, as around code in a text. */
  private static int margin(List<LogLine> lines) {
    return lines.stream()
        .map(LogLine::text)
        .filter(text -> !text.isBlank())
        .mapToInt(PrefixShapes::blanks)
        .min()
        .orElse(0);
  }

  private static int blanks(String text) {
    int count = 0;
    while (text.charAt(count) == ' ') {
      count++;
    }
    return count;
  }

  /** The shapes, the commonest first. */
  List<PrefixShape> all() {
    return all;
  }

  /** Whether it stands before more of a report than its opening. */
  boolean isConfirmed(PrefixShape shape) {
    return confirmed.containsKey(shape);
  }

  private void look(String line) {
    String start = line.length() <= 4096 ? line : line.substring(0, 4096);
    Optional<Anchor> anchor = Anchor.of(start);
    if (anchor.isEmpty() || anchor.get().at() > LONGEST) {
      return;
    }
    LineKind kind = anchor.get().kind();
    String prefix = start.substring(0, anchor.get().at());
    if (prefix.isEmpty()) {
      bare |= kind == LineKind.HEADER || kind == LineKind.OPENING;
    } else if (kind != LineKind.OPENING) {
      confirmed.merge(PrefixShape.of(prefix), 1, Integer::sum);
    } else if (standsAlone(prefix) || prefix.equals(" ".repeat(margin))) {
      openings.add(PrefixShape.of(prefix));
    }
  }

  private static boolean standsAlone(String prefix) {
    return MARGIN.matcher(prefix).matches()
        || STAMP.matcher(prefix).matches()
            && !COMPILER.matcher(prefix).matches()
            && !SENTENCE.matcher(prefix).matches();
  }

  private List<PrefixShape> best() {
    Map<PrefixShape, Integer> all = new HashMap<>(confirmed);
    openings.forEach(shape -> all.merge(shape, 1, Integer::sum));
    return all.entrySet().stream()
        .filter(entry -> !bare || !entry.getKey().isBlank())
        .sorted(
            Map.Entry.<PrefixShape, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().pattern().pattern()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }
}
