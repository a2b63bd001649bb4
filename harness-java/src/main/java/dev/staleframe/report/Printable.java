package dev.staleframe.report;

/** Text from a crash log, made safe for a terminal. */
final class Printable {
  private Printable() {}

  /** The text with control characters shown as {@code \x1b} rather than obeyed. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append("\\x%02x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
