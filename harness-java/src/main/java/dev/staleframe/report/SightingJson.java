package dev.staleframe.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.inspect.StaleGoroutine;
import dev.staleframe.shim.ScannedGoroutine;
import java.io.IOException;
import java.util.Optional;

/** What was seen in memory, as members of the object that {@code inspect} prints. */
final class SightingJson {
  private SightingJson() {}

  /** Of a file alone nothing was seen: no goroutines, none of them stale. */
  static void members(JsonGenerator json, Optional<Sighting> sighting) throws IOException {
    json.writeNumberField("goroutines", sighting.map(Sighting::goroutines).orElse(0L));
    if (sighting.isPresent()) {
      json.writeNumberField("inCall", sighting.get().inCall());
      json.writeNumberField("unreadable", sighting.get().unreadable());
      json.writeNumberField("scans", sighting.get().scans());
      InspectReport.answer(json, "mitigated", sighting.get().mitigated());
    }
    json.writeArrayFieldStart("stale");
    if (sighting.isPresent()) {
      for (StaleGoroutine goroutine : sighting.get().stale()) {
        stale(json, goroutine);
      }
    }
    json.writeEndArray();
    if (sighting.flatMap(Sighting::fault).isPresent()) {
      json.writeObjectFieldStart("fault");
      json.writeStringField("address", hex(sighting.get().fault().get().address()));
      json.writeNumberField("goid", sighting.get().fault().get().goid());
      json.writeEndObject();
    }
  }

  private static void stale(JsonGenerator json, StaleGoroutine goroutine) throws IOException {
    ScannedGoroutine found = goroutine.found();
    json.writeStartObject();
    json.writeNumberField("goid", found.goid());
    json.writeStringField("sp", hex(found.sp()));
    json.writeStringField("pc", hex(found.pc()));
    json.writeStringField("bp", hex(found.bp()));
    json.writeStringField("stackLo", hex(found.lo()));
    json.writeStringField("stackHi", hex(found.hi()));
    if (goroutine.formerEnd().isPresent()) {
      json.writeStringField("formerStackHi", hex(goroutine.formerEnd().getAsLong()));
    }
    json.writeStringField("caller", goroutine.caller().map(c -> c.function()).orElse(null));
    json.writeStringField("callee", goroutine.caller().flatMap(c -> c.callee()).orElse(null));
    if (found.holder() != 0) {
      json.writeNumberField("holder", found.holder());
    }
    if (goroutine.since().isPresent()) {
      json.writeNumberField("seconds", goroutine.since().get().toMillis() / 1000.0);
    }
    json.writeEndObject();
  }

  static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }
}
