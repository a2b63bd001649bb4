package dev.staleframe.report;

import dev.staleframe.Amount;
import dev.staleframe.binary.Answer;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.inspect.StaleGoroutine;
import dev.staleframe.shim.ScannedGoroutine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What was seen in memory, for people. */
final class SightingText {
  /** Many goroutines in the same place say no more than a few. */
  private static final int SHOWN = 20;

  private static final int RUNNABLE = 1; // _Grunnable, src/runtime/runtime2.go

  private SightingText() {}

  static void write(Sighting sighting, PrintStream out) {
    int stale = sighting.stale().size();
    out.println();
    out.printf(
        Locale.ROOT,
        "%s, %,d of them in a call of C or of the system: %s.%n",
        Amount.grouped(sighting.goroutines(), "goroutine"),
        sighting.inCall(),
        stale == 0
            ? "no frame pointer is stale"
            : String.format(Locale.ROOT, "%,d", stale)
                + (stale == 1 ? " HAS" : " HAVE")
                + " A STALE FRAME POINTER");
    if (sighting.unreadable() > 0) {
      out.printf(Locale.ROOT, "%,d more could not be read.%n", sighting.unreadable());
    }
    if (sighting.scans() > 1) {
      out.printf(
          Locale.ROOT,
          "Looked at %,d times: the numbers are of the last, the stale ones of all.%n",
          sighting.scans());
    }
    sighting.stale().stream().limit(SHOWN).forEach(goroutine -> goroutine(goroutine, out));
    if (stale > SHOWN) {
      out.printf(Locale.ROOT, "%nand %,d more; --format json has them all%n", stale - SHOWN);
    }
    sighting
        .fault()
        .ifPresent(
            fault ->
                out.printf(
                    Locale.ROOT,
                    "%nThe process died of it: the fault at %s is where the tracer followed the"
                        + " pointer of goroutine %d.%n",
                    SightingJson.hex(fault.address()),
                    fault.goid()));
    if (sighting.mitigated() == Answer.YES) {
      out.printf("%ntracefpunwindoff is on: the tracer keeps off such pointers.%n");
    }
    out.println();
  }

  private static void goroutine(StaleGoroutine goroutine, PrintStream out) {
    ScannedGoroutine found = goroutine.found();
    out.println();
    out.printf(
        Locale.ROOT,
        "goroutine %d, %s%s: %s%n",
        found.goid(),
        found.status() == RUNNABLE ? "back from C, waiting to run" : "in C",
        goroutine.since().map(SightingText::atLeast).orElse(""),
        Printable.of(goroutine.caller().map(Object::toString).orElse("of unknown caller")));
    TextTable table = new TextTable().column("", false).column("", false).column("", false);
    table.row(
        "stack",
        "[" + SightingJson.hex(found.lo()) + ", " + SightingJson.hex(found.hi()) + ")",
        "");
    table.row("gp.syscallsp", SightingJson.hex(found.sp()), "in it");
    table.row(
        "gp.syscallbp",
        SightingJson.hex(found.bp()),
        "in the stack that it had before"
            + (goroutine.formerEnd().isPresent()
                ? ", which ended at " + SightingJson.hex(goroutine.formerEnd().getAsLong())
                : "")
            + (found.holder() == 0 ? "" : "; now of goroutine " + found.holder()));
    table.lines().stream().skip(1).forEach(line -> out.println("  " + line));
  }

  private static String atLeast(Duration time) {
    return String.format(Locale.ROOT, " for at least %.1f s", time.toMillis() / 1000.0);
  }
}
