package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Cell CELL = Samples.cell("1.23.0");

  @TempDir private Path folder;

  @Test
  void headerComesFirstAndThenALineATrial() throws IOException {
    try (JournalWriter journal = open()) {
      journal.add(Samples.stale(CELL, 0));
      journal.add(Samples.clean(CELL, 1));
      assertEquals(2, journal.trials());
    }

    assertEquals(List.of("run", "trial 0", "trial 1"), summary());
  }

  @Test
  void lineIsInTheFileBeforeTheCallReturns() throws IOException {
    try (JournalWriter journal = open()) {
      assertEquals(List.of("run"), summary());
      journal.add(Samples.clean(CELL, 0));
      assertEquals(List.of("run", "trial 0"), summary());
    }
  }

  @Test
  void appendingKeepsWhatWasThere() throws IOException {
    try (JournalWriter journal = open()) {
      journal.add(Samples.clean(CELL, 0));
    }
    String before = Files.readString(file());
    try (JournalWriter journal = open()) {
      journal.add(Samples.clean(CELL, 1));
      assertEquals(1, journal.trials(), "of this run");
    }

    assertTrue(Files.readString(file()).startsWith(before));
    assertEquals(List.of("run", "trial 0", "run", "trial 1"), summary());
  }

  @Test
  void tornLastLineIsClosedSoThatTheNextIsWhole() throws IOException {
    String torn = "{\"type\":\"run\"}\n{\"type\":\"trial\",\"numb";
    Files.writeString(file(), torn);
    try (JournalWriter journal = open()) {
      journal.add(Samples.clean(CELL, 1));
    }

    String now = Files.readString(file());
    assertTrue(now.startsWith(torn + "\n"));
    List<String> lines = now.lines().toList();
    assertEquals(4, lines.size());
    assertEquals("run", JSON.readTree(lines.get(2)).get("type").asText());
    assertEquals(1, JSON.readTree(lines.get(3)).get("number").asInt());
  }

  @Test
  void afterTheEndNothingIsWritten() throws IOException {
    JournalWriter journal = open();
    journal.close();
    journal.add(Samples.clean(CELL, 0));
    journal.close();

    assertEquals(List.of("run"), summary());
    assertEquals(0, journal.trials());
  }

  @Test
  void fileInTheWayIsBadInput() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));

    assertEquals(
        "can't write a journal in "
            + inTheWay
            + " (a file is in the way); choose another folder with --output",
        Failing.with(
            ExitCode.USAGE,
            () ->
                JournalWriter.open(OutputFolder.named(inTheWay).lock(), JournalLineTest.header())
                    .close()));
  }

  @Test
  void fileThatIsNoJournalIsLeftAsItIs() throws IOException {
    Files.writeString(file(), "my diary\n");
    String refusal = Failing.with(ExitCode.USAGE, () -> open().close());
    assertTrue(refusal.startsWith(file() + " is there, and is no journal"), refusal);
    assertEquals("my diary\n", Files.readString(file()));
  }

  @Test
  void tornHeaderIsTheBeginningOfAJournal() throws IOException {
    for (String torn : List.of("", "{\"ty", "{\"type\":\"run\",\"form")) {
      Files.writeString(file(), torn);
      open().close();
    }
  }

  @Test
  void journalThatAnotherProcessReachesByALinkIsRefused() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("journal.ndjson");
    Files.createSymbolicLink(file(), Files.createFile(real));
    try (LockHolder holder = LockHolder.of(real)) {
      String refusal = Failing.with(ExitCode.USAGE, () -> open().close());
      assertTrue(refusal.startsWith(file() + " is in use by another process"), refusal);
      assertTrue(Files.readString(real).startsWith(Long.toString(holder.pid())), "it is as it was");
    }
  }

  @Test
  void removedJournalIsTold() throws IOException {
    try (JournalWriter journal = open()) {
      journal.add(Samples.clean(CELL, 0));
      Files.delete(file());
      assertEquals(
          "the journal %s was removed while the run went on, and 1 trial with it; run it again"
              .formatted(file()),
          Failing.with(ExitCode.ENVIRONMENT, journal::finish));
    }
  }

  @Test
  void folderInPlaceOfTheFileIsBadInput() throws IOException {
    Files.createDirectories(file());
    Failing.with(ExitCode.USAGE, () -> open().close());
  }

  @Test
  void manyThreadsWriteWholeLines() throws IOException {
    int trials = 2000;
    try (JournalWriter journal = open()) {
      IntStream.range(0, trials).parallel().forEach(i -> journal.add(Samples.stale(CELL, i)));
      assertEquals(trials, journal.trials());
    }

    List<String> expected = new ArrayList<>(List.of("run"));
    IntStream.range(0, trials).mapToObj(i -> "trial " + i).forEach(expected::add);
    assertEquals(expected.stream().sorted().toList(), summary().stream().sorted().toList());
  }

  private JournalWriter open() {
    return JournalWriter.open(OutputFolder.named(folder).lock(), JournalLineTest.header());
  }

  private Path file() {
    return folder.resolve("journal.ndjson");
  }

  /** The type of each line, and a trial's number. */
  private List<String> summary() throws IOException {
    List<String> summary = new ArrayList<>();
    for (String line : Files.readAllLines(file())) {
      JsonNode json = JSON.readTree(line);
      summary.add(json.get("type").asText() + (json.has("number") ? " " + json.get("number") : ""));
    }
    return summary;
  }
}
