package dev.staleframe.report;

/** Text as GitHub's Markdown shows it and does not obey it. */
final class Markdown {
  /** What may begin or end something, in Markdown, in HTML, in a table or in a formula. */
  private static final String MARKS = "\\`*_{}[]<>#!|~&$";

  private static final int LONGEST_SENTENCE = 10_000;

  private Markdown() {}

  /**
   * Words of our own, in which a name or a path may be somebody else's. They stay on one line.
   *
   * <p>Someone called by {@code @name}, and an issue by {@code #1}, are looked for in what is
   * shown, but not in code (as {@code MentionFilter} of {@code gjtorikian/html-pipeline} has it),
   * so that no other spelling of the sign would do.
   */
  static String text(String text) {
    return escaped(Excerpt.line(text), true);
  }

  /** The same of a sentence that may be a long one: it goes on with the number of releases. */
  static String sentence(String text) {
    return escaped(Excerpt.line(text, LONGEST_SENTENCE), true);
  }

  /** Text of a log, on one line. */
  static String code(String text) {
    return "<code>" + escaped(Excerpt.line(text), false) + "</code>";
  }

  private static String escaped(String text, boolean calls) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (calls && (c == '@' || c == '#')) {
        shown.append("<code>&#").append((int) c).append(";</code>");
      } else if (MARKS.indexOf(c) >= 0 || c == '@' || !calls && (c == ':' || c == '.')) {
        shown.append("&#").append((int) c).append(';');
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** An excerpt between {@code <pre>} and {@code </pre>}, where only HTML counts. */
  static String preformatted(String excerpt) {
    return excerpt.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
