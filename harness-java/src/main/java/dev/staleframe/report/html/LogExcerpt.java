package dev.staleframe.report.html;

import dev.staleframe.report.Printable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The beginning and the end of a log, made fit to be shown. Never more of the file is read than is
 * looked at, whatever its size.
 *
 * @param file the whole log
 * @param size of it
 * @param head its first lines
 * @param leftOut what lies between, in words; empty if nothing does
 * @param tail its last lines
 */
record LogExcerpt(String file, String size, List<Line> head, String leftOut, List<Line> tail) {
  /** How much of a log is looked at for what decided; the crash is at its beginning. */
  private static final int LOOKED_AT = 256 * 1024;

  /** Of what is shown, the end gets one part, the beginning the others. */
  private static final int TAIL_SHARE = 4;

  LogExcerpt {
    head = List.copyOf(head);
    tail = List.copyOf(tail);
  }

  /**
   * A line of it.
   *
   * @param text with control characters visible
   * @param deciding whether the finding rests on it
   */
  record Line(String text, boolean deciding) {}

  /**
   * Reads a log.
   *
   * @param most bytes to be shown
   * @param evidence what decides, looked up in the beginning of the log
   * @throws IOException if the file can't be read
   */
  static LogExcerpt read(Path file, int most, Evidence evidence) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long size = log.length();
      byte[] start = bytes(log, 0, Math.min(size, Math.max(LOOKED_AT, most)));
      Set<String> deciding = evidence.in(text(start));
      String name = Printable.of(file.toString());
      if (size <= most) {
        return new LogExcerpt(
            name, Quantity.bytes(size), lines(text(start), deciding), "", List.of());
      }
      byte[] head = upToLine(Arrays.copyOf(start, most - most / TAIL_SHARE));
      byte[] tail = fromLine(bytes(log, size - most / TAIL_SHARE, most / TAIL_SHARE));
      return new LogExcerpt(
          name,
          Quantity.bytes(size),
          lines(text(head), deciding),
          Quantity.bytes(size - head.length - tail.length) + " left out",
          lines(text(tail), Set.of()));
    }
  }

  private static byte[] bytes(RandomAccessFile log, long from, long count) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(count)];
    log.seek(from);
    log.readFully(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] upToLine(byte[] bytes) {
    for (int end = bytes.length; end > bytes.length / 2; end--) {
      if (bytes[end - 1] == '\n') {
        return Arrays.copyOf(bytes, end);
      }
    }
    return bytes; // A line without an end in sight is cut.
  }

  private static byte[] fromLine(byte[] bytes) {
    for (int start = 0; start < bytes.length / 2; start++) {
      if (bytes[start] == '\n') {
        return Arrays.copyOfRange(bytes, start + 1, bytes.length);
      }
    }
    return bytes;
  }

  private static List<Line> lines(String text, Set<String> deciding) {
    List<Line> lines = new ArrayList<>();
    String before = "";
    for (String line : text.split("\r?\n")) {
      // A frame is two lines: the function, and where in it.
      boolean place = deciding.contains(before + "\n" + line);
      if (place) {
        Line function = lines.remove(lines.size() - 1);
        lines.add(new Line(function.text(), true));
      }
      lines.add(new Line(shown(line), place || deciding.contains(line)));
      before = line;
    }
    return lines;
  }

  /** Go indents with tabs, which do no harm. */
  private static String shown(String line) {
    return Arrays.stream(line.split("\t", -1))
        .map(Printable::of)
        .collect(Collectors.joining("    "));
  }
}
