package dev.staleframe.trial;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.staleframe.trial.StalePointer.Stack;
import dev.staleframe.trial.TraceReading.WrongStack;
import java.io.IOException;

/** Cells and evidence as JSON, with the same names in journals and in reports. */
public final class TrialJson {
  private TrialJson() {}

  /** The members that identify a cell. */
  public static void members(JsonGenerator json, Cell cell) throws IOException {
    json.writeStringField("release", cell.release().toString());
    json.writeStringField("patch", cell.patch().toString());
    json.writeStringField("scenario", cell.scenario().name());
    if (cell.scenario().text() != null) {
      json.writeStringField("script", cell.scenario().text());
    }
    json.writeStringField("amplifier", cell.amplifier().toString());
    json.writeStringField("godebug", cell.godebug().toString());
    json.writeStringField("shim", cell.shim().toString());
    json.writeStringField("place", cell.place().toString());
    json.writeStringField("arch", cell.arch());
  }

  /** An object. */
  public static void object(JsonGenerator json, StalePointer pointer) throws IOException {
    json.writeStartObject();
    json.writeNumberField("goroutine", pointer.goroutine());
    json.writeNumberField("callback", pointer.callback());
    json.writeStringField("sp", pointer.sp());
    json.writeStringField("pc", pointer.pc());
    json.writeStringField("bp", pointer.bp());
    stack(json, "stack", pointer.stack());
    if (pointer.from() != null) {
      stack(json, "from", pointer.from());
    }
    json.writeEndObject();
  }

  private static void stack(JsonGenerator json, String name, Stack stack) throws IOException {
    json.writeFieldName(name);
    json.writeArray(new String[] {stack.lo(), stack.hi()}, 0, 2);
  }

  /** An object. */
  public static void object(JsonGenerator json, WrongStack wrong) throws IOException {
    json.writeStartObject();
    json.writeNumberField("goroutine", wrong.goroutine());
    json.writeFieldName("recorded");
    json.writeArray(wrong.recorded().toArray(String[]::new), 0, wrong.recorded().size());
    json.writeStringField("expected", wrong.expected());
    json.writeStringField("whose", wrong.whose());
    json.writeEndObject();
  }
}
