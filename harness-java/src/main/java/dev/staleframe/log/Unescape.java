package dev.staleframe.log;

/** Takes one level of backslashes off a text, as JSON, Go and C write them. */
final class Unescape {
  private Unescape() {}

  static String once(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        out.append(c);
        at++;
      } else {
        at = escape(text, at + 1, out);
      }
    }
    return out.toString();
  }

  private static int escape(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case '"', '\'', '\\', '/' -> out.append(c);
      case 'u' -> {
        return unicode(text, at, out);
      }
      default -> out.append('\\').append(c);
    }
    return at + 1;
  }

  private static int unicode(String text, int at, StringBuilder out) {
    int end = at + 1;
    int code = 0;
    while (end < text.length() && end <= at + 4 && Character.digit(text.charAt(end), 16) >= 0) {
      code = code * 16 + Character.digit(text.charAt(end), 16);
      end++;
    }
    if (end != at + 5) {
      out.append("\\u");
      return at + 1;
    }
    out.append((char) code);
    return end;
  }
}
