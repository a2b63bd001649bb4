package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.triage.Triage;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every log, whole, cut or garbled. */
class CorpusInvariantsTest {
  private static final List<CorpusEntry> ALL = CorpusEntry.all();

  /** Pieces that take the parser to its branches when strewn at random. */
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\n",
          "\t",
          " ",
          ":",
          "(",
          ")",
          "[",
          "]",
          ", ",
          "{",
          "}",
          "=",
          "0x",
          "7",
          "0xff",
          "99999999999999999999",
          "\r\n",
          "-----",
          "\u0000",
          "panic: ",
          "fatal error: ",
          "SIGSEGV: segmentation violation",
          "SIGQUIT: quit",
          "PC=0x1 m=2 sigcode=1",
          "goroutine ",
          "goroutine 1 [running]:",
          "runtime stack:",
          "[signal ",
          "created by ",
          " in goroutine ",
          "main.main(...)",
          "/a/b.go:12",
          " +0x",
          " fp=0x",
          " minutes",
          "locked to thread",
          "[originating from goroutine ",
          "Exception 0x",
          "entersyscall inconsistent bp ");

  @Test
  void parsingTwiceGivesTheSame() {
    for (CorpusEntry entry : ALL) {
      assertEquals(
          CrashLogParser.parse(entry.log()), CrashLogParser.parse(entry.log()), entry.name());
    }
  }

  @Test
  void lineEndsAndIndentationDoNotMatter() {
    for (CorpusEntry entry : ALL) {
      CrashLog expected = CrashLogParser.parse(entry.log());
      assertEquals(expected, CrashLogParser.parse(entry.log().replace("\n", "\r\n")));
      String spaces = entry.log().replace("\n\t/", "\n        /");
      assertEquals(
          expected.first().map(c -> c.topFrames(9)),
          CrashLogParser.parse(spaces).first().map(c -> c.topFrames(9)));
    }
  }

  @Test
  void cuttingLinesOffTheEndNeverMakesAMatch() {
    for (CorpusEntry entry : ALL) {
      List<String> lines = entry.log().lines().toList();
      boolean matched = matches(entry, entry.log());
      for (int kept = lines.size(); kept >= 0; kept--) {
        boolean now = matches(entry, String.join("\n", lines.subList(0, kept)));
        assertTrue(matched || !now, entry.name() + " cut to " + kept + " lines");
      }
    }
  }

  private static boolean matches(CorpusEntry entry, String log) {
    return CrashLogParser.parse(log)
        .first()
        .flatMap(crash -> Signatures.match(crash, entry.release()))
        .isPresent();
  }

  @Test
  void garbledLogsAreRead() {
    Random random = new Random(69087);
    for (CorpusEntry entry : ALL) {
      for (int round = 0; round < 20; round++) {
        readAll(garble(entry.log(), random));
      }
    }
  }

  private static String garble(String log, Random random) {
    StringBuilder out = new StringBuilder(log);
    for (int change = 0; change < 8 && out.length() > 1; change++) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(4)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.setCharAt(at, (char) random.nextInt(256));
        case 2 -> out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        default -> out.delete(at, Math.min(out.length(), at + random.nextInt(200)));
      }
    }
    return out.toString();
  }

  @Test
  void randomTextIsRead() {
    Random random = new Random(69085);
    for (int round = 0; round < 20_000; round++) {
      String text =
          random
              .ints(random.nextInt(60), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining());
      readAll(text);
    }
  }

  /** Goes through everything the package computes; any exception fails the test. */
  private static void readAll(String text) {
    CrashLog log = CrashLogParser.parse(text);
    assertEquals(log, CrashLogParser.parse(text));
    for (Crash crash : log.crashes()) {
      assertFalse(crash.title().isBlank());
      assertTrue(crash.title().chars().noneMatch(Character::isISOControl), crash.title());
      crash.topFrames(5).forEach(Frame::place);
      Signatures.match(crash, Optional.empty());
      assertEquals(Triage.judge(crash, Set.of()), Triage.judge(crash, Set.of()));
    }
  }
}
