package dev.staleframe.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What happens to logs on their way, done on purpose. */
enum Harm {
  NOTHING(text -> text),
  RFC3339(prefixed(i -> "2026-11-23T10:%02d:%02d.%09dZ ".formatted(i / 60 % 60, i % 60, i * 7919))),
  SLASHED_DATE(prefixed(i -> "2026/11/23 10:%02d:%02d ".formatted(i / 60 % 60, i % 60))),
  SYSLOG(prefixed(i -> "Nov %2d 10:%02d:%02d host prog[123]: ".formatted(3, i / 60 % 60, i % 60))),
  KLOG(
      prefixed(
          i -> "E1123 10:%02d:%02d.%06d       1 run.go:74] ".formatted(i / 60 % 60, i % 60, i))),
  COMPOSE(prefixed(i -> "web-1  | ")),
  COMPOSE_AND_TIME(prefixed(i -> "web-1  | 2026-11-23T10:00:%02d.%dZ ".formatted(i % 60, i))),
  KUBECTL(prefixed(i -> "[pod/app-7d9f/main] ")),
  LOGCAT(
      prefixed(
          i ->
              "11-23 10:00:%02d.%03d  4123  4%03d E Go      : "
                  .formatted(i / 20 % 60, i % 1000, 156))),
  CRI(prefixed(i -> "2026-11-23T10:00:00.%09dZ stderr F ".formatted(i))),
  DMESG(prefixed(i -> "[%5d.%06d] ".formatted(i / 9, i * 31))),
  QUOTED(prefixed(i -> "> ")),
  QUOTED_TWICE(prefixed(i -> "> > ")),
  INDENTED(prefixed(i -> "    ")),
  JOURNAL(Records::journal),
  DOCKER(Records::docker),
  NESTED_RECORDS(text -> Records.docker(Records.docker(text))),
  ZAP_ONE_LINE(Records::oneLine),
  ESCAPED(
      text ->
          text.replace("\\", "\\\\")
              .replace("\"", "\\\"")
              .replace("\n", "\\n")
              .replace("\t", "\\t")),
  ESCAPED_TWICE(text -> ESCAPED.on(ESCAPED.on(text))),
  REVERSED(Harm::reversed),
  REVERSED_WITH_TIME(text -> reversed(RFC3339.on(text))),
  CRLF(text -> text.replace("\n", "\r\n")),
  CR(text -> text.replace("\n", "\r")),
  SPACES(text -> text.replace("\t", "        ")),
  FOUR_SPACES(text -> text.replace("\t", "    ")),
  UNINDENTED(text -> text.replaceAll("(?m)^[\\t ]+(?=\\S*[./]\\S*:\\d)", "")),
  SYSLOG_TABS(text -> SYSLOG.on(text.replace("\t", "#011"))),
  NO_BLANK_LINES(text -> text.replaceAll("\n\n+", "\n")),
  DOUBLED(text -> text.replace("\n", "\n\n")),
  CRCRLF(text -> text.replace("\n", "\r\r\n")),
  WRAPPED_80(wrapped(80)),
  WRAPPED_120(wrapped(120)),
  WRAPPED_132(wrapped(132)),
  COLOURED(text -> text.replaceAll("(?m)^(.+)$", "\u001b[31m$1\u001b[0m")),
  COLOURED_PREFIX(text -> text.replaceAll("(?m)^", "\u001b[36mweb-1  |\u001b[0m ")),
  ZEROS(text -> text.replace("\n", "\0\n")),
  BYTE_ORDER_MARK(text -> "\ufeff" + text),
  HTML_BREAKS(text -> text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")),
  HTML_PLUS(text -> text.replace("+0x", "&#43;0x")),
  OTHERS_AROUND(text -> noise(400) + text + noise(400)),
  OTHERS_BETWEEN(Harm::strewn),
  WINDOWS(text -> text.replaceAll("(?m)^([\\t ]+)/", "$1C:/Program Files/")),
  BACKSLASHES(Harm::backslashed),
  STAMP_ON_FIRST_LINE(text -> "2026/11/23 10:00:00 " + text);

  private static final Set<Harm> LOSSY =
      EnumSet.of(
          SPACES,
          FOUR_SPACES,
          UNINDENTED,
          SYSLOG_TABS,
          NO_BLANK_LINES,
          WRAPPED_80,
          WRAPPED_120,
          WRAPPED_132,
          OTHERS_AROUND, // they follow a message of which no stack shows the end
          OTHERS_BETWEEN,
          WINDOWS,
          BACKSLASHES,
          STAMP_ON_FIRST_LINE);

  private final UnaryOperator<String> operator;

  Harm(UnaryOperator<String> operator) {
    this.operator = operator;
  }

  String on(String text) {
    return operator.apply(text);
  }

  /** Whether every character of the log can be had back from it. */
  boolean keepsAll() {
    return !LOSSY.contains(this);
  }

  byte[] bytes(String text) {
    return on(text).getBytes(StandardCharsets.UTF_8);
  }

  /** The log between two others of a program that never crashed. */
  static String noise(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(
            i ->
                "10:00:%02d INFO request %d served in %d ms (cached)%n".formatted(i % 60, i, i % 7))
        .map(line -> line.replace(System.lineSeparator(), "\n"))
        .collect(Collectors.joining());
  }

  private static UnaryOperator<String> prefixed(IntFunction<String> prefix) {
    return text -> {
      List<String> lines = text.lines().toList();
      return IntStream.range(0, lines.size())
          .mapToObj(i -> prefix.apply(i) + lines.get(i) + "\n")
          .collect(Collectors.joining());
    };
  }

  private static String reversed(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    Collections.reverse(lines);
    return String.join("\n", lines) + "\n";
  }

  private static UnaryOperator<String> wrapped(int width) {
    return text -> text.replaceAll("(?m)^(.{" + width + "})(?=.)", "$1\n");
  }

  private static String backslashed(String text) {
    return WINDOWS
        .on(text)
        .lines()
        .map(line -> line.startsWith("\tC:/") ? line.replace('/', '\\') : line)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** A line of another program after every third. */
  private static String strewn(String text) {
    List<String> lines = text.lines().toList();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      out.append(lines.get(i)).append('\n');
      if (i % 3 == 2) {
        out.append("10:00:00 INFO request %d served in 5 ms (cached)\n".formatted(i));
      }
    }
    return out.toString();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
