package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReaderTest {
  private static final ScenarioCatalog SCENARIOS =
      new ScenarioCatalog(List.of(Samples.GROW, Samples.STILL, Samples.PLANTED));
  private static final Cell CELL = Samples.cell("1.23.0");

  @TempDir private Path folder;

  private final List<RunHeader> runs = new ArrayList<>();
  private final List<Trial> trials = Collections.synchronizedList(new ArrayList<>());

  private JournalReader.Summary read(Path journal) {
    JournalReader.Summary summary =
        JournalReader.read(
            journal,
            SCENARIOS,
            new JournalReader.Visitor() {
              @Override
              public void run(RunHeader header) {
                runs.add(header);
              }

              @Override
              public void trial(RunHeader run, Trial trial) {
                trials.add(trial);
              }
            });
    trials.sort(Comparator.comparingInt(Trial::number));
    return summary;
  }

  private Path write(List<Trial> written) {
    try (JournalWriter journal =
        JournalWriter.open(OutputFolder.named(folder).lock(), JournalLineTest.header())) {
      written.forEach(journal::add);
      return journal.file();
    }
  }

  private static List<Trial> everySort() {
    Cell unamplified = Samples.cell("1.23.0", Samples.GROW, Amplifier.NONE);
    Cell planted = Samples.cell("1.23.1", Samples.PLANTED, Amplifier.NONE);
    Cell script = Samples.cell("1.23.0", Scenario.ofScript("call { park }"), Amplifier.EFENCE);
    return List.of(
        Samples.clean(script, 0),
        Samples.clean(Samples.cell("1.23.0", Scenario.ofScript("dump"), Amplifier.EFENCE), 0),
        Samples.stale(CELL, 0),
        Samples.clean(CELL, 1),
        Samples.completed(unamplified, 2, 0, Samples.silent(unamplified)),
        Samples.crashed(planted, 3, Status.THREW, Samples.PLANTED.check(), null),
        Samples.unrun(CELL, 4, Status.COULD_NOT_BUILD, "undefined: x"),
        Samples.completed(CELL, 5, 3, Samples.failed("a\nb\u2028\u0000é😀")));
  }

  @Test
  void whatWasWrittenIsReadBackEqual() {
    JournalReader.Summary summary = read(write(everySort()));

    assertEquals(everySort(), trials);
    assertEquals(List.of(JournalLineTest.header()), runs);
    assertEquals(0, summary.damage().count());
    assertEquals(0, summary.torn());
  }

  @Test
  void partOfAPlanIsReadBack() {
    RunHeader header = JournalLineTest.header(new Part("a1b2", 12, 2, 8));
    JournalWriter.open(OutputFolder.named(folder).lock(), header).close();
    read(folder.resolve("journal.ndjson"));

    assertEquals(List.of(header), runs);
    assertEquals("2/8", runs.get(0).part().label());
  }

  @Test
  void manyBlocksKeepEveryTrial() {
    List<Trial> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(Samples.stale(CELL, i)); // 17 MB
    }
    read(write(many));

    assertEquals(many, trials);
  }

  /** A run killed while it writes a line; the next run closes that line. */
  @Test
  void tornLastLineOfEachRunIsTolerated() throws IOException {
    Path journal = write(List.of(Samples.clean(CELL, 0), Samples.clean(CELL, 1)));
    truncate(journal, 5);
    write(List.of(Samples.clean(CELL, 1), Samples.clean(CELL, 2)));
    truncate(journal, 300);
    JournalReader.Summary summary = read(journal);

    assertEquals(List.of(0, 1), trials.stream().map(Trial::number).toList());
    assertEquals(2, summary.torn());
    assertEquals(0, summary.damage().count());
    assertEquals(2, runs.size());
  }

  @Test
  void knowsWhetherTheLastRunCameToItsEnd() {
    Path journal = write(List.of(Samples.clean(CELL, 0)));
    assertFalse(read(journal).finished());
    try (JournalWriter writer =
        JournalWriter.open(OutputFolder.named(folder).lock(), JournalLineTest.header())) {
      writer.add(Samples.clean(CELL, 1));
      writer.finish();
    }
    assertTrue(read(journal).finished());
    assertEquals(0, read(journal).damage().count());
    write(List.of());
    assertFalse(read(journal).finished());
  }

  private static void truncate(Path file, int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{\"type\":\"trial\",\"number\":7",
        "[1, 2]",
        "{\"type\":\"trial\",\"number\":7}",
        "{\"type\":\"omen\"}",
        "{}",
        "\u0000\u0000\u0000",
      })
  void damagedMiddleIsReportedWithItsLine(String line) throws IOException {
    Path journal = write(List.of(Samples.clean(CELL, 0), Samples.clean(CELL, 1)));
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    lines.add(2, line);
    Files.write(journal, lines);
    JournalReader.Summary summary = read(journal);

    assertEquals(2, trials.size());
    assertEquals(line.isEmpty() ? 0 : 1, summary.damage().count());
    assertTrue(
        summary.damage().first(9).stream().allMatch(said -> said.startsWith("line 3: ")),
        () -> summary.damage().first(9).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\":\"completed\" -> \"status\":\"vanished\"",
        "\"number\":0 -> \"number\":0.5",
        "\"done\":true -> \"done\":1",
        "\"release\":\"1.23.0\" -> \"release\":\"one\"",
        "\"scenario\":\"grow\" -> \"scenario\":\"dance\"",
        "\"place\":\"host\" -> \"place\":\"moon\"",
        "\"progress\" -> \"regress\"",
      })
  void trialThatIsNotAsItShouldBeIsDamage(String change) throws IOException {
    Path journal = write(List.of(Samples.clean(CELL, 0), Samples.clean(CELL, 1)));
    String[] parts = change.split(" -> ");
    String text = Files.readString(journal);
    assertTrue(text.contains(parts[0]), text);
    Files.writeString(
        journal, text.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]));
    JournalReader.Summary summary = read(journal);

    assertEquals(1, summary.damage().count(), () -> summary.damage().first(9).toString());
    assertEquals(1, trials.size());
  }

  /** A newer staleframe may say more of a trial. */
  @Test
  void fieldsThatAreNotKnownArePassedOver() throws IOException {
    Path journal = write(List.of(Samples.clean(CELL, 0)));
    String text = Files.readString(journal);
    Files.writeString(
        journal,
        text.replace("{\"type\":\"trial\",", "{\"type\":\"trial\",\"mood\":{\"good\":[true]},"));
    read(journal);

    assertEquals(List.of(Samples.clean(CELL, 0)), trials);
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    Path journal = write(List.of());
    Files.writeString(journal, Files.readString(journal).replace("\"format\":1", "\"format\":2"));
    StaleframeException e = assertThrows(StaleframeException.class, () -> read(journal));

    assertTrue(e.getMessage().contains("has format 2"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "hello\nworld\n", "{\"type\":\"trial\"}\n"})
  void whatIsNoJournalIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.ndjson"), text, StandardCharsets.UTF_8);
    StaleframeException e = assertThrows(StaleframeException.class, () -> read(file));

    assertTrue(e.getMessage().contains("is no journal"), e.getMessage());
  }

  @Test
  void missingJournalIsNamed() {
    StaleframeException e =
        assertThrows(StaleframeException.class, () -> read(folder.resolve("none.ndjson")));

    assertTrue(e.getMessage().contains("none.ndjson"), e.getMessage());
  }

  @Test
  void folderStandsForItsJournal() {
    assertEquals(folder.resolve("journal.ndjson"), JournalReader.file(folder));
    assertEquals(folder.resolve("a.ndjson"), JournalReader.file(folder.resolve("a.ndjson")));
  }
}
