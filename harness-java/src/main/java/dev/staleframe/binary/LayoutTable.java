package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The layouts of {@code g} in the releases that were looked at; {@code make layouts} writes the
 * table. What it does not cover is not guessed.
 */
final class LayoutTable {
  private static final String RESOURCE = "g-layout.tsv";
  private static final List<Row> ROWS = read();

  private LayoutTable() {}

  /** One line: releases from the first to the last, both included. */
  private record Row(Release first, Release last, String arch, GLayout layout) {
    boolean covers(Release release, String on) {
      return arch.equals(on) && first.compareTo(release) <= 0 && release.compareTo(last) <= 0;
    }
  }

  /** The layout in a release as golang.org built it. */
  static Optional<GLayout> of(Release release, Machine machine) {
    return ROWS.stream()
        .filter(row -> row.covers(release, machine.toString()))
        .map(Row::layout)
        .findFirst();
  }

  private static List<Row> read() {
    try (InputStream in = LayoutTable.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).map(LayoutTable::row).toList();
    } catch (IOException e) {
      throw StaleframeException.internal("could not read the table of layouts", e);
    }
  }

  private static Row row(String line) {
    String[] cells = line.split("\t");
    return new Row(
        Release.parse(cells[0]),
        Release.parse(cells[1]),
        cells[2],
        new GLayout(
            Integer.parseInt(cells[3]),
            Integer.parseInt(cells[4]),
            Integer.parseInt(cells[5]),
            Integer.parseInt(cells[6]),
            cells[7].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[7])),
            Integer.parseInt(cells[8]),
            Integer.parseInt(cells[9]),
            Integer.parseInt(cells[10])));
  }
}
