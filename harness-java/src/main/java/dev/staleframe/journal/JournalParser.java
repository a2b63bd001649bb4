package dev.staleframe.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.StalePointer;
import dev.staleframe.trial.StalePointer.Stack;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.TimingReading;
import dev.staleframe.trial.TraceReading;
import dev.staleframe.trial.TraceReading.WrongStack;
import dev.staleframe.trial.Trial;
import java.io.IOException;

/** Reads back what {@link JournalLine} writes. Safe for many threads. */
final class JournalParser {
  private static final ObjectReader JSON = new ObjectMapper().reader();

  private final CellParser cells;

  JournalParser(ScenarioCatalog scenarios) {
    cells = new CellParser(scenarios);
  }

  /** A line that is not as it should be; the message says why. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
      super(message);
    }
  }

  /**
   * Reads a line.
   *
   * @param line the bytes
   * @param from where it begins
   * @param length how long it is, without its end
   * @throws Damaged if it is no JSON object
   */
  Fields fields(byte[] line, int from, int length) throws Damaged {
    try {
      JsonNode node = JSON.readTree(line, from, length);
      if (!node.isObject()) {
        throw new Damaged("no JSON object");
      }
      return new Fields(node);
    } catch (JsonProcessingException e) {
      throw new Damaged("not whole, or not JSON");
    } catch (IOException e) {
      throw new Damaged(e.getMessage());
    }
  }

  /**
   * A trial.
   *
   * @throws Damaged if it is none
   * @throws dev.staleframe.StaleframeException exit code 2 if its scenario is not known here
   */
  Trial trial(Fields line) throws Damaged {
    if (!line.text("type").equals("trial")) {
      throw new Damaged("a line of type \"%s\"".formatted(line.text("type")));
    }
    return new Trial(
        cells.cell(line.object("cell")),
        (int) line.number("number"),
        line.labelled("status", Status.values()),
        (int) line.number("exitCode"),
        (int) line.number("signal"),
        line.number("wallMicros"),
        line.number("maxRssKiB"),
        (int) line.number("stragglers"),
        progress(line),
        line.has("crash") ? crash(line.object("crash")) : null,
        line.optional("log"),
        line.optional("note"));
  }

  private static Progress progress(Fields line) throws Damaged {
    Fields progress = line.object("progress");
    return new Progress(
        progress.flag("started"),
        progress.number("moves"),
        progress.number("parks"),
        progress.number("cycles"),
        progress.flag("done"),
        progress.optional("error"),
        line.has("probe") ? probe(line.object("probe")) : null,
        line.has("trace") ? trace(line.object("trace")) : null,
        line.has("timing") ? timing(line.object("timing")) : null,
        (int) progress.number("strayLines"));
  }

  private static ProbeReading probe(Fields probe) throws Damaged {
    return new ProbeReading(
        probe.flag("field"),
        probe.number("callbacks"),
        probe.number("stale"),
        probe.number("consistent"),
        probe.has("first") ? stalePointer(probe.object("first")) : null);
  }

  private static StalePointer stalePointer(Fields first) throws Damaged {
    return new StalePointer(
        first.number("goroutine"),
        first.number("callback"),
        first.text("sp"),
        first.text("pc"),
        first.text("bp"),
        stack(first, "stack"),
        first.has("from") ? stack(first, "from") : null);
  }

  private static Stack stack(Fields first, String name) throws Damaged {
    var bounds = first.texts(name);
    if (bounds.size() != 2) {
      throw new Damaged(name + " is no stack");
    }
    return new Stack(bounds.get(0), bounds.get(1));
  }

  private static TraceReading trace(Fields trace) throws Damaged {
    return new TraceReading(
        trace.number("right"),
        trace.number("wrong"),
        trace.number("unrecorded"),
        trace.has("first") ? wrongStack(trace.object("first")) : null,
        trace.optional("error"));
  }

  private static TimingReading timing(Fields timing) throws Damaged {
    return new TimingReading(
        timing.number("shuffle"),
        timing.number("operations"),
        timing.number("nanos"),
        timing.number("batches"));
  }

  private static WrongStack wrongStack(Fields first) throws Damaged {
    return new WrongStack(
        first.number("goroutine"),
        first.texts("recorded"),
        first.text("expected"),
        first.text("whose"));
  }

  private static CrashSummary crash(Fields crash) throws Damaged {
    return new CrashSummary(
        crash.text("title"),
        crash.optional("message"),
        crash.optional("knownBug"),
        crash.optional("witness"),
        crash.texts("frames"));
  }
}
