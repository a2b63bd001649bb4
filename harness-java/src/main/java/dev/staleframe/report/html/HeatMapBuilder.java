package dev.staleframe.report.html;

import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays cells out in rows and columns. What all cells have in common is said once; what varies makes
 * columns. The runtime's settings make rows instead where that leaves fewer boxes empty: a
 * mitigation is often run on one release alone.
 */
final class HeatMapBuilder {
  /** With more columns than this, boxes hold a word alone. */
  private static final int ROOMY = 8;

  private final List<CellVerdict> cells;
  private final Map<Cell, String> ids;
  private final boolean settingsInRows;

  /**
   * @param ids the section that shows each cell
   */
  HeatMapBuilder(List<CellVerdict> cells, Map<Cell, String> ids) {
    this.cells = cells;
    this.ids = ids;
    this.settingsInRows = boxes(true) < boxes(false);
  }

  /** What makes a row; newest release first, the release as it is before its patches. */
  private record RowKey(Release release, Patch patch, Godebug godebug)
      implements Comparable<RowKey> {
    private static final Comparator<RowKey> ORDER =
        Comparator.comparing(RowKey::release)
            .reversed()
            .thenComparing(key -> key.patch() != Patch.NONE)
            .thenComparing(key -> key.patch().toString())
            .thenComparing(key -> key.godebug().settings().size())
            .thenComparing(key -> key.godebug().toString());

    @Override
    public int compareTo(RowKey other) {
      return ORDER.compare(this, other);
    }
  }

  private record ColumnKey(
      String scenario, String amplifier, Godebug godebug, Place place, String shim, String arch) {}

  private RowKey row(Cell cell, boolean settings) {
    return new RowKey(cell.release(), cell.patch(), settings ? cell.godebug() : Godebug.NONE);
  }

  private ColumnKey column(Cell cell, boolean settings) {
    return new ColumnKey(
        cell.scenario().name(),
        cell.amplifier().toString(),
        settings ? Godebug.NONE : cell.godebug(),
        cell.place(),
        cell.shim().toString(),
        cell.arch());
  }

  private long boxes(boolean settings) {
    return all(cell -> row(cell, settings)).size() * (long) all(c -> column(c, settings)).size();
  }

  private <T> Set<T> all(Function<Cell, T> part) {
    Set<T> values = new LinkedHashSet<>();
    cells.forEach(cell -> values.add(part.apply(cell.cell())));
    return values;
  }

  HeatMap build() {
    Map<String, Set<ColumnKey>> byScenario = new LinkedHashMap<>();
    all(cell -> column(cell, settingsInRows))
        .forEach(
            key -> byScenario.computeIfAbsent(key.scenario(), s -> new LinkedHashSet<>()).add(key));
    List<ColumnKey> columns = byScenario.values().stream().flatMap(Set::stream).toList();
    return new HeatMap(
        caption(),
        byScenario.entrySet().stream()
            .map(entry -> new HeatMap.Scenario(entry.getKey(), entry.getValue().size()))
            .toList(),
        columns.stream().map(this::variant).toList(),
        rows(columns),
        columns.size() > ROOMY);
  }

  private List<HeatMap.Row> rows(List<ColumnKey> columns) {
    Map<RowKey, Map<ColumnKey, HeatMap.Box>> boxes = new HashMap<>();
    for (CellVerdict cell : cells) {
      boxes
          .computeIfAbsent(row(cell.cell(), settingsInRows), key -> new HashMap<>())
          .putIfAbsent(column(cell.cell(), settingsInRows), box(cell));
    }
    List<HeatMap.Row> rows = new ArrayList<>();
    for (RowKey key : new TreeSet<>(boxes.keySet())) {
      rows.add(
          new HeatMap.Row(
              CellName.build(key.release(), key.patch()),
              key.godebug().equals(Godebug.NONE) ? "" : "GODEBUG=" + key.godebug(),
              columns.stream().map(boxes.get(key)::get).toList()));
    }
    return rows;
  }

  private HeatMap.Box box(CellVerdict cell) {
    Rate rate = Rate.of(cell);
    return new HeatMap.Box(
        ids.get(cell.cell()),
        Mark.of(cell),
        rate.shade(),
        rate.decided() == 0 && cell.judged() ? "not affected" : rate.toString(),
        cell.verdicts().stream()
            .filter(verdict -> verdict.stale() > 0)
            .map(Verdict::witness)
            .collect(Collectors.joining(", ")),
        cell.asExpected());
  }

  /** What varies among the columns, in the words of this one. */
  private String variant(ColumnKey key) {
    List<String> parts = new ArrayList<>();
    add(parts, Cell::amplifier, key.amplifier());
    add(parts, cell -> column(cell, settingsInRows).godebug(), settings(key.godebug()));
    add(parts, Cell::place, key.place().toString());
    add(parts, Cell::shim, "C " + key.shim());
    add(parts, Cell::arch, key.arch());
    return String.join(", ", parts);
  }

  private static String settings(Godebug godebug) {
    return godebug.equals(Godebug.NONE) ? "no GODEBUG" : godebug.toString();
  }

  private void add(List<String> parts, Function<Cell, ?> part, String words) {
    if (all(part).size() > 1) {
      parts.add(words);
    }
  }

  private String caption() {
    List<String> parts = new ArrayList<>();
    common(Cell::amplifier).map(amplifier -> "amplifier " + amplifier).forEach(parts::add);
    common(Cell::godebug)
        .filter(godebug -> !godebug.equals(Godebug.NONE))
        .map(godebug -> "GODEBUG=" + godebug)
        .forEach(parts::add);
    common(Cell::place).map(Place::words).forEach(parts::add);
    common(Cell::shim)
        .filter(shim -> shim != ShimVariant.FP)
        .map(shim -> "C without frame pointers")
        .forEach(parts::add);
    common(Cell::arch).forEach(parts::add);
    return parts.isEmpty() ? "" : "All of it: " + String.join(", ", parts) + ".";
  }

  /** The value that all cells share, if they do. */
  private <T> Stream<T> common(Function<Cell, T> part) {
    Set<T> values = all(part);
    return values.size() == 1 ? values.stream() : Stream.empty();
  }
}
