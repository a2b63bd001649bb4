package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Logs with bytes changed, left out and put in at random are read, and the same each time. */
class GarbledLogTest {
  private static final int ROUNDS = 3;
  private static final int CHANGES = 12;
  private static final List<String> PIECES =
      List.of(
          "\n", "\\n", "\\u00", "\r", "{", "{\"a\":", "[1,", "\"}", "\u001b[", "&#", "<br>", "> ");

  @Test
  void anyLogIsRead() {
    Random random = new Random(69087);
    for (CorpusLog log : CorpusLog.all()) {
      for (int round = 0; round < ROUNDS; round++) {
        Harm harm = Harm.values()[random.nextInt(Harm.values().length)];
        byte[] content = garbled(harm.on(log.text()), random);
        List<FoundCrash> found = Reading.of(content);
        assertEquals(found, Reading.of(Reading.inChunks(content, 1 + random.nextInt(999))));
        for (FoundCrash crash : found) {
          assertFalse(crash.crash().title().isBlank());
          assertFalse(crash.lines().isEmpty());
        }
      }
    }
  }

  private static byte[] garbled(String log, Random random) {
    StringBuilder out = new StringBuilder(log);
    for (int change = 0; change < CHANGES && out.length() > 1; change++) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(4)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.setCharAt(at, (char) random.nextInt(256));
        case 2 -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> out.delete(at, Math.min(out.length(), at + random.nextInt(300)));
      }
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
