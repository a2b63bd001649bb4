package dev.staleframe.report;

import java.util.Set;

/**
 * Text that others wrote, in a crash log or a program, made safe for a terminal, and for XML 1.0,
 * which has no place for some characters (production 2, "Char").
 */
public final class Printable {
  /**
   * Not obeyed by terminals as control characters are, but able to turn text around; and halves of
   * characters, which no encoding has.
   */
  private static final Set<Integer> INVISIBLE =
      Set.of(
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR,
          (int) Character.SURROGATE);

  /** U+FFFE and U+FFFF and the like in the other planes are no characters. */
  private static final int NO_CHARACTER = 0xFFFE;

  private Printable() {}

  /** The text with control characters shown as {@code \x1b} rather than obeyed. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append("\\x%02x".formatted(c));
              } else if (INVISIBLE.contains(Character.getType(c))
                  || (c & NO_CHARACTER) == NO_CHARACTER) {
                shown.append("\\u%04x".formatted(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
