package dev.staleframe.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The trials of a journal, added up.
 *
 * @param trials how many there are
 * @param wallMicros the time that they took one after the other, in microseconds
 */
record JournalTotals(int trials, long wallMicros) {
  /** Reads {@code journal.ndjson} in the folder. */
  static JournalTotals of(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper();
    int trials = 0;
    long wallMicros = 0;
    try (Stream<String> lines = Files.lines(folder.resolve("journal.ndjson"))) {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        JsonNode line = json.readTree(each.next());
        if (line.path("type").asText().equals("trial")) {
          trials++;
          wallMicros += line.path("wallMicros").asLong();
        }
      }
    }
    return new JournalTotals(trials, wallMicros);
  }
}
