package dev.staleframe.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects one crash, line by line, from its opening to the next crash or the end of the log. */
final class CrashBuilder {
  private final Opening opening;
  private final List<String> message;
  private final List<Goroutine> goroutines = new ArrayList<>();
  private Fault fault;
  private boolean duringCgo;
  private boolean messageEnded;
  private boolean capped;
  private GoroutineBuilder goroutine;

  /**
   * @param before what the runtime printed just before the opening
   * @param line the opening as printed
   */
  CrashBuilder(Opening opening, List<String> before, String line) {
    this.opening = opening;
    this.message = new ArrayList<>(before);
    this.message.add(line);
    this.fault = opening.signal().isEmpty() ? null : Fault.named(opening.signal());
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
      endGoroutine();
      messageEnded = true;
      goroutine = new GoroutineBuilder(header.get());
    } else if (goroutine != null) {
      goroutine.line(line);
    } else if (!messageEnded) {
      message(line);
    } else {
      return false;
    }
    return true;
  }

  /** Whether this is the same throw again, and no stack has been printed since. */
  boolean isStillSaying(Opening again) {
    return !messageEnded && again.kind() == Crash.Kind.THROW && again.equals(opening);
  }

  /** Another thread's dump follows ({@code GOTRACEBACK=crash}): its signal is not this crash's. */
  void otherThread() {
    endGoroutine();
    messageEnded = true;
  }

  private void message(String line) {
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
