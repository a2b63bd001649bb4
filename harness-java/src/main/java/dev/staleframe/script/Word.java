package dev.staleframe.script;

import dev.staleframe.StaleframeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name, a number or a mark of a scenario's text.
 *
 * @param text what is written; nothing at the end
 * @param line its line, from 1
 * @param column that of its first character in the line, from 1
 */
record Word(String text, int line, int column) {
  /** What tells apart words; a comment goes up to the end of its line. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<gap>[ \\t\\r]+|#[^\\n]*)|(?<newline>\\n)|(?<word>[{},;]|[^\\s{},;#]+|.)",
          Pattern.DOTALL);

  private static final int LONGEST_QUOTE = 40;

  /** All words, and the end. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = SYNTAX.matcher(text);
    int line = 1;
    int lineStart = 0;
    while (matcher.find()) {
      if (matcher.group("newline") != null) {
        line++;
        lineStart = matcher.end();
      } else if (matcher.group("word") != null) {
        words.add(new Word(matcher.group(), line, matcher.start() - lineStart + 1));
      }
    }
    words.add(new Word("", line, text.length() - lineStart + 1));
    return words;
  }

  boolean isEnd() {
    return text.isEmpty();
  }

  /** Whether it is meant to be a number. */
  boolean startsWithDigit() {
    return !isEnd() && '0' <= text.charAt(0) && text.charAt(0) <= '9';
  }

  /** The word as an error shows it: in quotes, short, without what a terminal would obey. */
  String quoted() {
    if (isEnd()) {
      return "the end";
    }
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(LONGEST_QUOTE)
        .forEach(
            c ->
                shown.append(c < ' ' || 0x7E < c ? "\\u{%x}".formatted(c) : Character.toString(c)));
    return shown.append(text.codePoints().count() > LONGEST_QUOTE ? "...\"" : "\"").toString();
  }

  /** What is wrong with it, or where it stands. */
  StaleframeException error(String message) {
    return StaleframeException.usage("scenario:%d:%d: %s".formatted(line, column, message));
  }
}
