package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final String LOG = CorpusLog.named("go1.23.0/grow-efence.txt").text();
  private static final Crash CRASH = Reading.crashes(LOG).get(0);

  @Test
  void evidenceIsNamedByItsLine() {
    String log = Harm.noise(1000) + Harm.SYSLOG.on(LOG) + Harm.noise(10);
    List<String> lines = log.lines().toList();
    FoundCrash found = Reading.of(log).get(0);
    assertEquals(1001, found.firstLine());
    assertEquals(1000 + LOG.lines().count(), found.lastLine());
    for (LogLine line : found.lines()) {
      assertEquals(lines.get((int) line.number() - 1), line.raw());
    }
    Frame top = found.crash().topFrames(1).get(0);
    LogLine place = found.line(top).orElseThrow();
    assertTrue(place.raw().startsWith("Nov  3 ") && place.raw().contains("tracestack.go:258"));
  }

  @Test
  void whatTheRuntimePrintedBeforeIsAmongTheLines() {
    String log = "hello\n" + CorpusLog.named("go1.23.1/grow-unfixed.txt").text();
    FoundCrash found = Reading.of(log).get(0);
    String check = found.crash().message().get(0);
    assertTrue(check.startsWith("entersyscall inconsistent bp"));
    assertEquals(2, found.line(check).orElseThrow().number());
    assertEquals(2, found.firstLine());
  }

  @Test
  void crashesOfOneFileAreGivenInTheirOrder() {
    String other = CorpusLog.named("go1.26.8/slice.txt").text();
    String log = other + Harm.noise(2000) + LOG + other + Harm.DOCKER.on(LOG) + other;
    List<FoundCrash> found = Reading.of(log);
    Crash second = Reading.crashes(other).get(0);
    assertEquals(
        List.of(second, CRASH, second, CRASH, second),
        found.stream().map(FoundCrash::crash).toList());
    assertTrue(found.get(1).firstLine() > found.get(0).lastLine());
  }

  @Test
  void reportsThatAreCutCostThoseAfterThemNothing() {
    List<CorpusLog> all = CorpusLog.all();
    StringBuilder log = new StringBuilder();
    List<Crash> expected = new ArrayList<>();
    for (CorpusLog one : all) {
      if (one.name().startsWith("reported/") && !one.hasPrefix()) {
        log.append(one.text());
        expected.addAll(one.crashes());
      }
    }
    List<Crash> found = Reading.crashes(log.toString());
    assertEquals(
        expected.stream().map(LogReaderTest::top).toList(),
        found.stream().map(LogReaderTest::top).toList());
  }

  private static List<String> top(Crash crash) {
    return crash.topFrames(9).stream().map(Frame::place).toList();
  }

  @Test
  void linesThatNameAReleaseAreKept() {
    String log = "$ go version\ngo version go1.23.0 linux/amd64\n" + Harm.noise(5000) + LOG;
    List<LogLine> releases = Reading.of(log).get(0).releases();
    assertEquals(List.of("go version go1.23.0 linux/amd64"), texts(releases));
    assertEquals(2, releases.get(0).number());
    assertEquals(
        List.of("GOVERSION='go1.22.1'"),
        texts(Reading.of(LOG + "GOVERSION='go1.22.1'\n").get(0).releases()));
    assertEquals(List.of(), Reading.of(LOG).get(0).releases());
  }

  private static List<String> texts(List<LogLine> lines) {
    return lines.stream().map(LogLine::text).toList();
  }

  @Test
  void chunksDoNotMatter() {
    String log = Harm.noise(3000) + LOG + Harm.noise(700) + Harm.JOURNAL.on(LOG) + Harm.noise(9);
    byte[] content = log.getBytes(StandardCharsets.UTF_8);
    List<FoundCrash> expected = Reading.of(content);
    assertEquals(2, expected.size());
    for (int size : new int[] {1, 7, 255, 257, 4096, 65_537}) {
      assertEquals(expected, Reading.of(Reading.inChunks(content, size)), "chunks of " + size);
    }
  }

  @Test
  void wideTextIsRead() {
    byte[] little = ("\ufeff" + LOG).getBytes(StandardCharsets.UTF_16LE);
    byte[] big = ("\ufeff" + LOG).getBytes(StandardCharsets.UTF_16BE);
    for (byte[] content : List.of(little, big)) {
      FoundCrash found = Reading.of(content).get(0);
      assertEquals(CRASH, found.crash());
      assertEquals(Set.of(Damage.WIDE), found.damage());
      assertEquals(List.of(found), Reading.of(Reading.inChunks(content, 3)));
    }
  }

  @Test
  void compressedLogIsReadAsFarAsItGoes() throws IOException {
    byte[] content = gzip(LOG + Harm.noise(50_000));
    FoundCrash found = Reading.of(content).get(0);
    assertEquals(CRASH, found.crash());
    assertEquals(Set.of(Damage.COMPRESSED), found.damage());
    byte[] cut = Arrays.copyOf(content, content.length / 2);
    assertEquals(CRASH, Reading.of(cut).get(0).crash());
    cut[20] ^= 0x55;
    Reading.of(cut);
    assertEquals(List.of(), Reading.of(Arrays.copyOf(content, 5)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void bytesThatAreNoTextAreRead() {
    byte[] content = (LOG + "x").getBytes(StandardCharsets.ISO_8859_1);
    content[content.length - 1] = (byte) 0xff;
    FoundCrash found = Reading.of(content).get(0);
    assertEquals(CRASH, found.crash());
    assertEquals(Set.of(Damage.INVALID_TEXT), found.damage());
  }

  @Test
  void noMoreCrashesThanTheLimitAreGiven() throws IOException {
    byte[] content = LOG.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    List<FoundCrash> found = new ArrayList<>();
    LogSummary summary = LogReader.read(new ByteArrayInputStream(content), found::add);
    assertEquals(LogReader.MAX_CRASHES, found.size());
    assertFalse(summary.whole());
  }

  /** Programs that say "panic: " in every other line must not cost more than others do. */
  @Test
  void talkOfPanicsIsNone() throws IOException {
    String talk = "java.lang.Error: panic: 17\n\tat x.y.Main.main(Main.java:12)\n".repeat(20_000);
    List<FoundCrash> found = Reading.of(talk + LOG + talk);
    assertEquals(List.of(CRASH), found.stream().map(FoundCrash::crash).toList());
    assertEquals(List.of(), Reading.of(talk));
  }

  @Test
  void summaryCountsLines() throws IOException {
    for (String log : List.of("", "a", "a\n", "a\nb", LOG, LOG + "\n\n", Harm.noise(70_000))) {
      byte[] content = log.getBytes(StandardCharsets.UTF_8);
      LogSummary summary = LogReader.read(new ByteArrayInputStream(content), f -> {});
      assertEquals(log.lines().count(), summary.lines());
      assertTrue(summary.whole());
    }
  }

  @Test
  void crashInTheMidstOfOneLongLineIsRead() {
    String filler = "x".repeat(3_000_000);
    FoundCrash found = Reading.of(filler + " " + Harm.ESCAPED.on(LOG) + " " + filler).get(0);
    assertEquals(CRASH.topFrames(9), found.crash().topFrames(9));
    assertEquals(1, found.firstLine());
  }

  @Test
  void reportLongerThanIsKeptIsReadFromItsBeginning() {
    String frame = "main.f(0x1)\n\t/src/app/main.go:12 +0x45\n";
    String log =
        LOG + "\ngoroutine 7 [running]:\n" + frame.repeat(300_000) + "\n" + Harm.noise(400);
    List<FoundCrash> found = Reading.of(log + LOG);
    assertEquals(2, found.size());
    assertEquals(CRASH.topFrames(9), found.get(0).crash().topFrames(9));
    assertTrue(found.get(0).damage().contains(Damage.TOO_LONG));
    assertEquals(CRASH, found.get(1).crash());
    assertFalse(found.get(1).damage().contains(Damage.TOO_LONG));
  }
}
