package dev.staleframe.report.html;

import dev.staleframe.report.Printable;
import dev.staleframe.trial.StalePointer;
import dev.staleframe.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stale pointer as the probe found it.
 *
 * @param trial the trial's number
 * @param found by whom and when
 * @param picture to scale; null where the addresses allow none
 * @param rows the same as a table
 */
record StaleView(int trial, String found, StackPicture picture, List<Row> rows) {
  StaleView {
    rows = List.copyOf(rows);
  }

  /**
   * An address.
   *
   * @param what it is
   * @param address or two
   * @param where it lies, or how large it is
   */
  record Row(String what, String address, String where) {}

  static StaleView of(Trial trial) {
    StalePointer found = trial.progress().probe().first();
    return new StaleView(
        trial.number(),
        "goroutine "
            + found.goroutine()
            + " of the fixture, after its callback "
            + found.callback(),
        StackPictureBuilder.of(found).orElse(null),
        rows(found));
  }

  private static List<Row> rows(StalePointer found) {
    List<Row> rows = new ArrayList<>();
    Optional<AddressRange> old = AddressRange.of(found.from());
    Optional<AddressRange> now = AddressRange.of(found.stack());
    if (found.from() != null) {
      String freed = old.map(range -> "freed; " + Quantity.bytes(range.size())).orElse("freed");
      rows.add(new Row("old stack", shown(found.from()), freed));
    }
    String size = now.map(range -> Quantity.bytes(range.size())).orElse("");
    rows.add(new Row("stack now", shown(found.stack()), size));
    rows.add(new Row("gp.syscallsp", shown(found.sp()), where(found.sp(), old, now)));
    String where = where(found.bp(), old, now);
    String why = old.isEmpty() ? ": not the frame of gp.syscallsp" : "";
    rows.add(new Row("gp.syscallbp", shown(found.bp()), where + why));
    moved(found, old, now)
        .ifPresent(
            address ->
                rows.add(new Row("its frame now", address, "as far from the end as it was")));
    return rows;
  }

  /** A journal may lack anything. */
  private static String shown(Object address) {
    return address == null ? "not recorded" : Printable.of(address.toString());
  }

  private static String where(String text, Optional<AddressRange> old, Optional<AddressRange> now) {
    OptionalLong address = AddressRange.address(text);
    if (address.isEmpty()) {
      return "";
    }
    if (old.isPresent() && old.get().contains(address.getAsLong())) {
      return Quantity.bytes(old.get().hi() - address.getAsLong())
          + " below the end of the old stack: freed memory, which the tracer would walk from";
    }
    if (now.isPresent() && now.get().contains(address.getAsLong())) {
      return Quantity.bytes(now.get().hi() - address.getAsLong()) + " below the end of the stack";
    }
    return "in neither stack";
  }

  /** Moving a stack keeps a frame's distance from its end ({@code copystack}, runtime/stack.go). */
  private static Optional<String> moved(
      StalePointer found, Optional<AddressRange> old, Optional<AddressRange> now) {
    OptionalLong bp = AddressRange.address(found.bp());
    if (old.isEmpty() || now.isEmpty() || bp.isEmpty() || !old.get().contains(bp.getAsLong())) {
      return Optional.empty();
    }
    long address = now.get().hi() - (old.get().hi() - bp.getAsLong());
    return now.get().contains(address) ? Optional.of(AddressRange.hex(address)) : Optional.empty();
  }
}
