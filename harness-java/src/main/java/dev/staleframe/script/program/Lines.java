package dev.staleframe.script.program;

/** Source text, line by line, with tabs for what is in braces. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** One line; an empty one has no tabs. */
  Lines add(String line) {
    text.append(line.isEmpty() ? "" : "\t".repeat(depth)).append(line).append('\n');
    return this;
  }

  /** A line that opens a brace. */
  Lines open(String line) {
    add(line);
    depth++;
    return this;
  }

  /** A line that closes one. */
  Lines close(String line) {
    depth--;
    return add(line);
  }

  /** Several lines as they are. */
  Lines addAll(String lines) {
    text.append(lines);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
