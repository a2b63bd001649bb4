package dev.staleframe.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Terminal codes, zero bytes, byte order marks and carriage returns. */
final class ControlCodes implements Repair {
  private static final Pattern TERMINAL_CODE =
      Pattern.compile(
          "\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|[@-Z^_])");

  @Override
  public List<LogLine> apply(List<LogLine> lines, Set<Damage> found) {
    List<LogLine> out = new ArrayList<>(lines.size());
    for (LogLine line : lines) {
      String text = printable(line.text(), found);
      if (text.indexOf('\r') < 0) {
        out.add(line.withText(text));
      } else {
        found.add(Damage.CARRIAGE_RETURNS);
        text.lines().forEach(part -> out.add(line.part(part)));
      }
    }
    return out;
  }

  private static String printable(String line, Set<Damage> found) {
    String text = line;
    if (text.indexOf('\u001b') >= 0) {
      text = TERMINAL_CODE.matcher(text).replaceAll("");
      found.add(Damage.COLOURS);
    }
    if (text.indexOf('\0') >= 0) {
      text = text.replace("\0", "");
      found.add(Damage.INVALID_TEXT);
    }
    if (text.indexOf('\ufffd') >= 0) {
      found.add(Damage.INVALID_TEXT);
    }
    text = text.startsWith("\ufeff") ? text.substring(1) : text;
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(0, end);
  }
}
