package dev.staleframe.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects one goroutine, line by line, from its header to the blank line after it. */
final class GoroutineBuilder {
  private static final String CREATED_BY = "created by ";
  private static final String IN_GOROUTINE = " in goroutine ";

  private final GoroutineHeader header;
  private final List<Frame> frames = new ArrayList<>();
  private Creation createdBy;
  private String call = "";
  private boolean ancestors;
  private boolean capped;

  GoroutineBuilder(GoroutineHeader header) {
    this.header = header;
  }

  void line(String line) {
    // GODEBUG=tracebackancestors=N appends the stacks of those who started this goroutine.
    ancestors |= line.startsWith("[originating from goroutine ");
    if (ancestors) {
      return;
    }
    boolean indented = !line.isEmpty() && (line.charAt(0) == '\t' || line.charAt(0) == ' ');
    if (!indented) {
      call = line.startsWith(CREATED_BY) || FrameSyntax.isCall(line) ? line : "";
    } else if (!call.isEmpty()) {
      location(line);
      call = "";
    }
  }

  private void location(String line) {
    if (call.startsWith(CREATED_BY)) {
      creation(line);
    } else if (frames.size() < CrashLogParser.MAX_FRAMES) {
      FrameSyntax.frame(call, line).ifPresent(frames::add);
    } else {
      capped = true;
    }
  }

  private void creation(String line) {
    int in = call.indexOf(IN_GOROUTINE, CREATED_BY.length()); // they share a blank
    String function = call.substring(CREATED_BY.length(), in < 0 ? call.length() : in);
    OptionalLong by = Fields.decimal(call, IN_GOROUTINE);
    FrameSyntax.at(function, "", line).ifPresent(site -> createdBy = new Creation(site, by));
  }

  boolean capped() {
    return capped;
  }

  Goroutine build() {
    return new Goroutine(
        header.id(),
        header.gp(),
        header.m(),
        header.mp(),
        header.state(),
        header.waitMinutes(),
        header.lockedToThread(),
        frames,
        Optional.ofNullable(createdBy));
  }
}
