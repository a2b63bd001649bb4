package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any log, however garbled. */
class DatingInvariantsTest {
  private static final int GARBLED = 200;
  private static final String TOKENS = "/\\.:()[]·∕ \t\n0123456789gosr@-+";

  @Test
  void garbledLogsAreDatedTheSameTwice() {
    Random random = new Random(69087);
    for (DatedLog log : DatedLog.all()) {
      DatedLog garbled = new DatedLog(log.name(), log.release(), garble(log.text(), random));
      Dating dating = garbled.date();
      assertEquals(dating, garbled.date(), log.name());
      assertEquals(dating.releases().isEmpty(), dating.how() == How.UNKNOWN, log.name());
      List<Release> releases = dating.releases().releases();
      assertEquals(releases.stream().distinct().sorted().toList(), releases, log.name());
    }
  }

  @Test
  void cutLogsHoldTheTruth() {
    for (DatedLog log : DatedLog.all()) {
      String half = log.trimmed().text().substring(0, log.trimmed().text().length() / 2);
      DatedLog cut = new DatedLog(log.name(), log.release(), half);
      assertTrue(cut.date().allows(log.release()), () -> log.name() + ": " + cut.date());
    }
  }

  private static String garble(String text, Random random) {
    StringBuilder garbled = new StringBuilder(text);
    for (int i = 0; i < GARBLED && garbled.length() > 0; i++) {
      int at = random.nextInt(garbled.length());
      switch (random.nextInt(3)) {
        case 0 -> garbled.deleteCharAt(at);
        case 1 -> garbled.setCharAt(at, TOKENS.charAt(random.nextInt(TOKENS.length())));
        default -> garbled.insert(at, TOKENS.charAt(random.nextInt(TOKENS.length())));
      }
    }
    return garbled.toString();
  }
}
