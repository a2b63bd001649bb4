package dev.staleframe.crash;

import java.util.List;

/**
 * Reads the labels of a goroutine as {@code goroutineheader} prints them: {@code {job: nightly,
 * "a]b": "say \"hi\""}}.
 *
 * <p>Go 1.26 quotes each key and value (traceback.go:1282 to 1289 of 1.26.8). Go 1.27 quotes a key
 * or value if it holds anything but letters, digits, dots, slashes and underscores; an empty one is
 * printed as nothing (traceback.go:1337 to 1370 of 1.27.4). {@code printquoted} escapes quotes,
 * backslashes, and all but printable ASCII (print.go:212 in both).
 */
final class LabelSyntax {
  /** The text is no list of labels. */
  static final int NONE = -1;

  /** The text ends within the labels. */
  static final int CUT = Integer.MAX_VALUE;

  private static final String QUOTE = "\"";

  /** Quotes as the runtime prints them, in CSV, and in HTML. */
  private static final List<String> QUOTES = List.of(QUOTE, "\"\"", "&quot;", "&#34;");

  private final String text;
  private final String quote;
  private int at;

  private LabelSyntax(String text, int open, String quote) {
    this.text = text;
    this.quote = quote;
    this.at = open + 1;
  }

  /**
   * Where the labels end.
   *
   * @param open the index of the brace that opens them
   * @return the index after the brace that closes them, {@link #NONE} or {@link #CUT}
   */
  static int end(String text, int open) {
    return new LabelSyntax(text, open, QUOTE).end();
  }

  /** The same for labels that a log may have in another notation. */
  static int endInLog(String text, int open) {
    return QUOTES.stream()
        .mapToInt(quote -> new LabelSyntax(text, open, quote).end())
        .filter(end -> end != NONE)
        .findFirst()
        .orElse(NONE);
  }

  private int end() {
    do {
      string();
      if (!passes(": ")) {
        return isCutWithin(": ") ? CUT : NONE;
      }
      string();
    } while (passes(", "));
    return passes("}") ? at : isCutWithin(", ") ? CUT : NONE;
  }

  private boolean passes(String punctuation) {
    boolean there = text.startsWith(punctuation, at);
    at += there ? punctuation.length() : 0;
    return there;
  }

  private boolean isCutWithin(String punctuation) {
    return text.length() - at < punctuation.length()
        && punctuation.startsWith(text.substring(Math.min(at, text.length())));
  }

  private void string() {
    if (text.startsWith(quote, at)) {
      quoted();
    } else {
      while (at < text.length() && isBare(text.charAt(at))) {
        at++;
      }
    }
  }

  private void quoted() {
    at += quote.length();
    while (at < text.length() && !text.startsWith(quote, at)) {
      boolean escaped = text.charAt(at) == '\\';
      at += !escaped ? 1 : text.startsWith(quote, at + 1) ? 1 + quote.length() : 2;
    }
    at += quote.length();
  }

  private static boolean isBare(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == '/'
        || c == '_';
  }
}
