package dev.staleframe.crash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Labels of goroutines, printed as the runtime does: a second author of what LabelSyntax reads.
 *
 * @param of the labels in order
 */
public record Labels(Map<String, String> of) {
  /** What a label may hold to be taken for something else. */
  private static final List<String> HOSTILE =
      List.of(
          "]",
          "]:",
          "}]:",
          "}:",
          "{",
          ": ",
          ", ",
          "\"",
          "\\",
          "\n",
          "\r\n",
          "\t",
          "\\n",
          " ",
          "job",
          "/v1/a_b.c",
          "\u00e9",
          "\ud83d\ude00",
          "\u001b[31m",
          ", 7 minutes",
          ", locked to thread",
          " labels:{",
          "[running]",
          "goroutine 1 [running]:",
          "goroutine 0 [idle]:\nruntime.fpTracebackPCs(...)\n\t/src/runtime/tracestack.go:258\n",
          "runtime stack:",
          "panic: boom\n\n",
          "fatal error: x",
          "SIGSEGV: segmentation violation",
          "created by main.main",
          "main.f(0x1)\n\t/a.go:12 +0x1",
          "<br>",
          "&quot;",
          "{\"log\":\"panic: x\\n\"}",
          "go version go1.21.0 linux/amd64");

  public Labels {
    of = new LinkedHashMap<>(of);
  }

  /** One to four labels at random. */
  public static Labels random(Random random) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      labels.put(text(random), text(random));
    }
    return new Labels(labels);
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(4), 0, HOSTILE.size())
        .mapToObj(HOSTILE::get)
        .collect(Collectors.joining());
  }

  /** A header with the labels, as Go 1.26 prints it. */
  public String inside(String header) {
    String labels =
        of.entrySet().stream()
            .map(label -> quoted(label.getKey()) + ": " + quoted(label.getValue()))
            .collect(Collectors.joining(", ", " labels:{", "}"));
    return header.substring(0, header.lastIndexOf(']')) + labels + "]:";
  }

  /** A header with the labels, as Go 1.27 prints it. */
  public String after(String header) {
    String labels =
        of.entrySet().stream()
            .map(label -> plain(label.getKey()) + ": " + plain(label.getValue()))
            .collect(Collectors.joining(", ", " {", "}"));
    return header.substring(0, header.lastIndexOf(':')) + labels + ":";
  }

  private static String plain(String text) {
    return text.matches("[a-zA-Z0-9./_]*") ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> out.append(escaped(c)));
    return out.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> {
        if (c >= ' ' && c <= '~') {
          yield Character.toString(c);
        }
        yield (c < 127 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c);
      }
    };
  }
}
