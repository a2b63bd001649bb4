package dev.staleframe.report.html;

import dev.staleframe.report.html.StackPicture.Panel;
import dev.staleframe.report.html.StackPicture.Pointer;
import dev.staleframe.trial.StalePointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Draws a stale pointer. Stacks can be gigabytes apart: each is then drawn to a scale of its own
 * with a break between; where they overlap or nearly touch, both are to one scale.
 */
final class StackPictureBuilder {
  private static final double LEFT = 10;
  private static final double RIGHT = StackPicture.WIDTH - 10;
  private static final double MIDDLE = (LEFT + RIGHT) / 2;
  private static final int LINE = 16;
  private static final int BAR = 18;
  private static final int ARROW = 10;
  private static final int BELOW_BAR = 46;
  private static final int BREAK = 30;
  private static final int MOST_TICKS = 16;

  /** Up to this many times the smaller stack, one scale shows both. */
  private static final int ONE_SCALE = 16;

  private final AddressRange now;
  private final Optional<AddressRange> before;
  private final List<Saved> pointers;

  /** A pointer that the goroutine keeps while it is in C. */
  private record Saved(String style, String name, long address) {}

  private StackPictureBuilder(
      AddressRange now, Optional<AddressRange> before, List<Saved> pointers) {
    this.now = now;
    this.before = before;
    this.pointers = pointers;
  }

  /** Absent where the addresses are none. */
  static Optional<StackPicture> of(StalePointer found) {
    OptionalLong sp = AddressRange.address(found.sp());
    OptionalLong bp = AddressRange.address(found.bp());
    Optional<AddressRange> now = AddressRange.of(found.stack());
    if (sp.isEmpty() || bp.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    List<Saved> pointers =
        List.of(
            new Saved("sp", "gp.syscallsp", sp.getAsLong()),
            new Saved("bp", "gp.syscallbp", bp.getAsLong()));
    return Optional.of(
        new StackPictureBuilder(now.get(), AddressRange.of(found.from()), pointers).build());
  }

  private StackPicture build() {
    boolean oneScale = before.map(this::fitBesideEachOther).orElse(false);
    AddressRange all = before.map(now::with).orElse(now);
    List<Panel> panels = new ArrayList<>();
    int y = 0;
    int betweenY = 0;
    if (before.isPresent()) {
      Panel old = panel("old", "old stack, freed", before.get(), oneScale ? all : before.get(), y);
      panels.add(old);
      y = old.barY() + BAR + BELOW_BAR;
      betweenY = y + LINE / 2;
      y += oneScale ? 0 : BREAK;
    }
    Panel current = panel("new", "stack now", now, oneScale ? all : now, y);
    panels.add(current);
    return new StackPicture(
        description(),
        current.barY() + BAR + BELOW_BAR - LINE / 2,
        panels,
        before.isPresent() && !oneScale ? gap(before.get()) : null,
        betweenY);
  }

  private boolean fitBesideEachOther(AddressRange old) {
    return old.overlaps(now)
        || now.with(old).size() / ONE_SCALE <= Math.min(now.size(), old.size());
  }

  private Panel panel(String style, String title, AddressRange stack, AddressRange axis, int top) {
    // The outermost has its label above the other's, so that its arrow passes that by.
    List<Saved> inside =
        pointers.stream()
            .filter(p -> stack.contains(p.address()))
            .sorted(Comparator.comparingDouble(p -> -Math.abs(x(p.address(), axis) - MIDDLE)))
            .toList();
    List<Pointer> arrows = new ArrayList<>();
    int y = top + LINE;
    for (Saved pointer : inside) {
      y += LINE;
      arrows.add(arrow(pointer, axis, y));
    }
    double from = x(stack.lo(), axis);
    long step = tickStep(axis.size());
    return new Panel(
        style,
        title + ", " + Quantity.bytes(stack.size()),
        top + LINE - 2,
        arrows,
        Quantity.coordinate(from),
        Quantity.coordinate(Math.max(1, x(stack.hi(), axis) - from)),
        y + ARROW,
        ticks(axis, step),
        AddressRange.hex(axis.lo()),
        AddressRange.hex(axis.hi()),
        (axis.equals(stack) ? "" : "both to one scale, ")
            + "from tick to tick "
            + Quantity.bytes(step));
  }

  private static double x(long address, AddressRange axis) {
    return LEFT + (RIGHT - LEFT) * (address - axis.lo()) / axis.size();
  }

  private static Pointer arrow(Saved pointer, AddressRange axis, int labelY) {
    double x = x(pointer.address(), axis);
    boolean atEnd = x > MIDDLE;
    return new Pointer(
        pointer.style(),
        pointer.name() + " " + AddressRange.hex(pointer.address()),
        Quantity.coordinate(x),
        Quantity.coordinate(atEnd ? x - 5 : x + 5),
        labelY,
        atEnd);
  }

  private static long tickStep(long size) {
    long step = 1;
    while (step < size / MOST_TICKS) {
      step *= 2;
    }
    return step;
  }

  private static List<String> ticks(AddressRange axis, long step) {
    List<String> ticks = new ArrayList<>();
    for (long at = axis.lo(); at <= axis.hi() && at >= axis.lo(); at += step) {
      ticks.add(Quantity.coordinate(x(at, axis)));
    }
    return ticks;
  }

  private String gap(AddressRange old) {
    return old.hi() <= now.lo()
        ? Quantity.bytes(now.lo() - old.hi()) + " higher in memory (not drawn)"
        : Quantity.bytes(old.lo() - now.hi()) + " lower in memory (not drawn)";
  }

  private String description() {
    List<String> sentences = new ArrayList<>();
    before.ifPresent(
        old -> sentences.add("The old stack, freed, was " + old + ", " + size(old) + "."));
    sentences.add("The stack is now " + now + ", " + size(now) + ".");
    for (Saved pointer : pointers) {
      sentences.add(
          "%s is %s, %s."
              .formatted(
                  pointer.name(), AddressRange.hex(pointer.address()), where(pointer.address())));
    }
    return String.join(" ", sentences);
  }

  private static String size(AddressRange range) {
    return Quantity.bytes(range.size());
  }

  private String where(long address) {
    if (before.isPresent() && before.get().contains(address)) {
      return Quantity.bytes(before.get().hi() - address) + " below the end of the old stack";
    }
    return now.contains(address)
        ? Quantity.bytes(now.hi() - address) + " below the end of the stack"
        : "in neither stack";
  }
}
