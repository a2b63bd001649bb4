package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.binary.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of {@code docs/inspect.md}, row by row, and that none is missing there. */
class VerdictTableTest {
  private static final Map<String, Answer> FILE =
      Map.of("yes", Answer.YES, "no", Answer.NO, "can't tell", Answer.UNKNOWN);

  private static final Map<String, Answer> VERDICT =
      Map.of("affected", Answer.YES, "not affected", Answer.NO, "can't tell", Answer.UNKNOWN);

  private static final Map<String, Seen> MEMORY =
      Map.of(
          "not read", Seen.NO_MEMORY,
          "nothing stale", Seen.NOTHING_STALE,
          "stale pointers", Seen.STALE,
          "a pointer that was followed", Seen.FOLLOWED);

  static Stream<Arguments> verdicts() {
    return rows("file").map(row -> Arguments.of(row.get(0), row.get(1), row.get(2), row.get(3)));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void verdict(String file, String memory, String verdict, int exitCode) {
    Answer affected = VerdictTable.affected(FILE.get(file), MEMORY.get(memory));

    assertEquals(VERDICT.get(verdict), affected);
    assertEquals(exitCode, VerdictTable.exitCode(affected).code());
  }

  @Test
  void everyVerdictIsThereOnce() {
    List<String> wanted = new ArrayList<>();
    for (String file : FILE.keySet()) {
      MEMORY.keySet().forEach(memory -> wanted.add(file + ", " + memory));
    }
    List<String> found = rows("file").map(row -> row.get(0) + ", " + row.get(1)).toList();
    assertEquals(wanted.stream().sorted().toList(), found.stream().sorted().toList());
  }

  static Stream<Arguments> needs() {
    return rows("needed").map(row -> Arguments.of(row.get(0), row.get(3)));
  }

  /** From that sighting on, and not by a lesser one. */
  @ParameterizedTest
  @MethodSource("needs")
  void sightingShowsANeed(String needed, String memory) {
    for (Seen seen : Seen.values()) {
      boolean enough = seen.ordinal() >= MEMORY.get(memory).ordinal();
      assertEquals(enough, VerdictTable.shows(seen, need(needed)), seen::toString);
    }
  }

  @Test
  void everyNeedIsThereOnce() {
    assertEquals(
        Stream.of(Need.values()).map(Need::toString).toList(),
        rows("needed").map(row -> row.get(0)).toList());
  }

  private static Need need(String text) {
    return Stream.of(Need.values()).filter(n -> n.toString().equals(text)).findAny().orElseThrow();
  }

  /** The cells of the table whose first column has that head. */
  private static Stream<List<String>> rows(String head) {
    List<List<String>> rows =
        documented()
            .dropWhile(line -> !line.matches("\\| (the )?" + head + " .*"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
            .toList();
    assertTrue(!rows.isEmpty(), "no table of " + head);
    return rows.stream();
  }

  private static Stream<String> documented() {
    try {
      return Files.readAllLines(Path.of(System.getProperty("staleframe.home"), "docs/inspect.md"))
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
