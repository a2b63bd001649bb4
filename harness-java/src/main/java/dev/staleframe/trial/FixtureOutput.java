package dev.staleframe.trial;

import dev.staleframe.trial.StalePointer.Stack;
import dev.staleframe.trial.TraceReading.WrongStack;

/** Reads what the fixture wrote to standard output; anything may stand there. */
public final class FixtureOutput {
  private boolean started;
  private long moves;
  private long parks;
  private long cycles;
  private boolean done;
  private String error;
  private ProbeReading probe;
  private TraceReading trace;
  private TimingReading timing;
  private int strayLines;

  private FixtureOutput() {}

  /** What the events say that are in the text. */
  public static Progress read(String stdout) {
    FixtureOutput output = new FixtureOutput();
    stdout.lines().filter(line -> !line.isBlank()).forEach(output::line);
    return output.progress();
  }

  private void line(String line) {
    Event event = Event.parse(line);
    switch (event.name()) {
      case "started" -> started = true;
      case "moved" -> moves++;
      case "parked" -> parks++;
      case "trace-start", "bad-call" -> {}
      case "trace-stop" -> cycles++;
      case "probe" -> probe = probe(event);
      case "recorded" -> trace = trace(event);
      case "timing" -> timing = timing(event);
      case "done" -> done(event);
      case "error" -> error = event.text("message", "");
      default -> strayLines++;
    }
  }

  private void done(Event event) {
    done = true;
    moves = event.number("moves");
    parks = event.number("parks");
    cycles = event.number("cycles");
  }

  private static ProbeReading probe(Event event) {
    return new ProbeReading(
        event.text("field", "").equals("true"),
        event.number("callbacks"),
        event.number("stale"),
        event.number("consistent"),
        event.has("first.bp") ? stalePointer(event) : null);
  }

  private static StalePointer stalePointer(Event event) {
    return new StalePointer(
        event.number("first.goroutine"),
        event.number("first.callback"),
        event.text("first.sp", ""),
        event.text("first.pc", ""),
        event.text("first.bp", ""),
        new Stack(event.text("first.lo", ""), event.text("first.hi", "")),
        event.has("first.from.1")
            ? new Stack(event.text("first.from.0", ""), event.text("first.from.1", ""))
            : null);
  }

  private static TraceReading trace(Event event) {
    return new TraceReading(
        event.number("right"),
        event.number("wrong"),
        event.number("unrecorded"),
        event.has("first.goroutine") ? wrongStack(event) : null,
        event.text("error", null));
  }

  private static WrongStack wrongStack(Event event) {
    long owner = event.number("first.whose.goroutine");
    return new WrongStack(
        event.number("first.goroutine"),
        event.texts("first.recorded"),
        event.text("first.expected", ""),
        (owner == 0 ? "" : "goroutine " + owner + ", ") + event.text("first.whose.function", ""));
  }

  private static TimingReading timing(Event event) {
    return new TimingReading(
        event.number("shuffle"),
        event.number("operations"),
        event.number("nanos"),
        event.number("batches"));
  }

  private Progress progress() {
    return new Progress(
        started, moves, parks, cycles, done, error, probe, trace, timing, strayLines);
  }
}
