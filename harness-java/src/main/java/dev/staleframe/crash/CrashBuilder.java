package dev.staleframe.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects one crash, line by line, from its opening to the next crash or the end of the log. */
final class CrashBuilder {
  private static final int JUST_BEGUN = 4;
  private static final Set<String> CRASHING = Set.of("running", "syscall");

  private final Opening opening;
  private final List<String> message;
  private final List<Goroutine> goroutines = new ArrayList<>();
  private Fault fault;
  private boolean duringCgo;
  private boolean messageEnded;
  private boolean capped;
  private boolean mixed;

  /** From here on stacks may hold frames of another report that is printed at the same time. */
  private boolean untrusted;

  private boolean suspect;
  private int crashing;
  private int runtimeStacks;
  private String last = "";
  private GoroutineBuilder goroutine;

  /**
   * @param before what the runtime printed just before the opening
   * @param line the opening as printed
   */
  CrashBuilder(Opening opening, List<String> before, String line) {
    this.opening = opening;
    this.message = new ArrayList<>(before);
    if (line != null) {
      this.message.add(line);
    }
    this.fault = opening.signal().isEmpty() ? null : Fault.named(opening.signal());
  }

  /** A report of which the first lines are lost: what comes may be its message or a stack. */
  static CrashBuilder withoutBeginning() {
    return new CrashBuilder(Opening.lost(), List.of(), null);
  }

  /**
   * Takes the next line.
   *
   * @return whether it can belong to the crash; what stands between and after stacks need not
   */
  boolean line(String line) {
    if (line.isBlank()) {
      endGoroutine();
      messageEnded |= line.isEmpty();
      return true;
    }
    Optional<GoroutineHeader> header = GoroutineHeader.of(line);
    if (header.isPresent()) {
      boolean within = isWithinFrame() || goroutine != null && goroutine.isEmpty();
      endGoroutine();
      untrusted |= within;
      crashing(header.get());
      messageEnded = true;
      goroutine = new GoroutineBuilder(header.get());
    } else if (goroutine != null) {
      goroutine.line(line);
    } else if (!messageEnded) {
      message(line);
    } else {
      strayOutside(line);
      return false;
    }
    return true;
  }

  /** Whether this is the same throw again, and no stack has been printed since. */
  boolean isStillSaying(Opening again) {
    return !messageEnded && again.kind() == Crash.Kind.THROW && again.equals(opening);
  }

  /** Whether the report stopped in the middle of a stack. */
  boolean isInterrupted() {
    return isWithinFrame() || goroutine != null && !goroutine.isAtEnd();
  }

  private boolean isWithinFrame() {
    return goroutine == null ? FrameSyntax.isGoCall(last) : goroutine.isWithinFrame();
  }

  /** Another report was being printed when this one began; what follows shows if it goes on. */
  void suspect() {
    suspect = true;
  }

  /** Whether nothing but an opening has been printed, and the line or two after it. */
  boolean hasJustBegun() {
    return goroutine == null && goroutines.isEmpty() && message.size() <= JUST_BEGUN;
  }

  /**
   * Each report has one stack of its own: goroutine 0, or a goroutine that ran or was in C, which a
   * throw prints below its {@code runtime stack:}.
   */
  private void crashing(GoroutineHeader header) {
    boolean own = header.id().orElse(-1) == 0 || CRASHING.contains(header.state());
    crashing += own ? 1 : 0;
    runtimeStacks += header.id().isEmpty() ? 1 : 0;
    if (suspect && (own && crashing > 1 || runtimeStacks > 1)) {
      goroutines.clear();
      untrusted = true;
    }
  }

  /** Half a frame between stacks: the last one before may have been given another's other half. */
  private void strayOutside(String line) {
    if (LineKind.of(line) == LineKind.LOCATION) {
      strayLocation();
    }
    untrusted |= FrameSyntax.isGoCall(line);
  }

  private void strayLocation() {
    if (!untrusted && !goroutines.isEmpty()) {
      int at = goroutines.size() - 1;
      goroutines.set(at, goroutines.get(at).withoutLastFrame());
    }
    untrusted = true;
  }

  /** Another thread's dump follows ({@code GOTRACEBACK=crash}): its signal is not this crash's. */
  void otherThread() {
    endGoroutine();
    messageEnded = true;
  }

  private void message(String line) {
    untrusted |= FrameSyntax.isGoCall(last) && LineKind.of(line) == LineKind.LOCATION;
    last = line;
    if (line.startsWith("PC=") && fault != null) {
      fault = fault.withRegisters(line);
    } else if (line.startsWith("[signal ") && opening.kind() != Crash.Kind.SIGNAL) {
      fault = Fault.ofBracket(line);
    } else if (line.startsWith("signal arrived during ")) {
      // "cgo execution", and on Windows also "external code execution" (signal_windows.go).
      duringCgo = true;
    }
    if (message.size() < CrashLogParser.MAX_MESSAGE_LINES) {
      message.add(line);
    } else {
      capped = true;
    }
  }

  private void endGoroutine() {
    if (goroutine == null) {
      return;
    }
    capped |= goroutine.capped();
    mixed |= goroutine.isMixed() || untrusted;
    if (goroutine.beginsWithStray()) {
      strayLocation();
    }
    if (suspect && goroutine.isMixed()) {
      goroutines.clear();
      untrusted = true;
    }
    if (untrusted) {
      goroutine = null;
      return;
    }
    if (goroutines.size() < CrashLogParser.MAX_GOROUTINES) {
      goroutines.add(goroutine.build());
    } else {
      capped = true;
    }
    goroutine = null;
  }

  boolean capped() {
    return capped;
  }

  /** Whether lines were missing, or another report's among them. */
  boolean mixed() {
    return mixed;
  }

  Crash build() {
    endGoroutine();
    return new Crash(
        opening.kind(),
        opening.reason(),
        Optional.ofNullable(fault),
        duringCgo,
        message,
        goroutines);
  }
}
