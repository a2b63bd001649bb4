package dev.staleframe.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Collects one goroutine, line by line, from its header to the blank line after it. */
final class GoroutineBuilder {
  private static final String CREATED_BY = "created by ";
  private static final String IN_GOROUTINE = " in goroutine ";

  /** Printed between the innermost and the outermost frames of a deep stack. */
  private static final String ELIDED = "...";

  private static final Set<String> OUTERMOST =
      Set.of("main.main", "runtime.main", "runtime.goexit", "runtime.mstart", "runtime.rt0_go");

  private final GoroutineHeader header;
  private final List<Frame> frames = new ArrayList<>();
  private Creation createdBy;
  private String call = "";
  private boolean ancestors;
  private boolean empty = true;
  private boolean mixed;
  private boolean strayFirst;
  private boolean elided;
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
    boolean first = empty;
    empty = false;
    boolean indented = !line.isEmpty() && (line.charAt(0) == '\t' || line.charAt(0) == ' ');
    if (!indented) {
      call(line);
    } else if (!call.isEmpty()) {
      location(line);
      call = "";
    } else if (LineKind.of(line) == LineKind.LOCATION) {
      stray(first);
    }
  }

  /** A location without its call: that may have been given the location of another. */
  private void stray(boolean first) {
    if (!mixed) {
      dropLastFrame();
    }
    mixed = true;
    strayFirst = first;
  }

  private void dropLastFrame() {
    if (!frames.isEmpty()) {
      frames.remove(frames.size() - 1);
    }
  }

  /**
   * A call follows a location, and nothing follows the creation. Where it doesn't, lines are
   * missing or another report's are between: which location goes with which call is then a guess.
   */
  private void call(String line) {
    boolean creation = line.startsWith(CREATED_BY);
    boolean next = creation || FrameSyntax.isCall(line);
    elided |= line.startsWith(ELIDED);
    mixed |= isCertain(line) && (isCertain(call) || createdBy != null);
    call = next ? line : "";
  }

  private static boolean isCertain(String line) {
    return line.startsWith(CREATED_BY) || FrameSyntax.isGoCall(line);
  }

  private void location(String line) {
    if (mixed) {
      return;
    }
    if (call.startsWith(CREATED_BY)) {
      creation(line);
    } else if (frames.size() < CrashLogParser.MAX_FRAMES) {
      FrameSyntax.frame(call, line).ifPresent(this::frame);
    } else {
      capped = true;
    }
  }

  private void frame(Frame frame) {
    if (FrameSyntax.isPlausible(frame) && isCallerOfLast(frame)) {
      frames.add(frame);
    } else {
      mixed = true;
    }
  }

  /** Whether the frame can stand below the one before it. */
  private boolean isCallerOfLast(Frame frame) {
    if (frames.isEmpty() || elided) {
      return true;
    }
    Frame last = frames.get(frames.size() - 1);
    boolean adjoins = last.fp().isEmpty() || frame.sp().isEmpty() || last.fp().equals(frame.sp());
    return adjoins
        && !last.function().equals("runtime.goexit")
        && (!last.function().equals("main.main") || frame.function().equals("runtime.main"));
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

  /** Whether nothing has come yet. */
  boolean isEmpty() {
    return empty;
  }

  /** Whether the first line was part of a frame that began above the header. */
  boolean beginsWithStray() {
    return strayFirst;
  }

  /** Whether the second line of a frame is yet to come. */
  boolean isWithinFrame() {
    return isCertain(call);
  }

  /** Whether the stack is at its end, as far as that can be told. */
  boolean isAtEnd() {
    return createdBy != null
        || !frames.isEmpty() && OUTERMOST.contains(frames.get(frames.size() - 1).function());
  }

  /** Whether lines are missing or another's are between; frames from there on are left out. */
  boolean isMixed() {
    return mixed;
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
