package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two processes that crash at the same time. */
class InterleavedTest {
  private static final String ONE = CorpusLog.named("go1.23.0/grow-efence.txt").text();
  private static final String OTHER = CorpusLog.named("go1.23.0/nil.txt").text();

  @Test
  void prefixesTellThemApart() {
    String[][] prefixes = {
      {"web-1  | ", "web-2  | "},
      {"web-1  | ", "db-1   | "},
      {"Nov 23 10:00:00 host prog[123]: ", "Nov 23 10:00:00 host prog[124]: "},
      {"11-23 10:00:00.000  123  456 E Go      : ", "11-23 10:00:00.000  124  457 E Go      : "},
      {"[pod/a-7d9f/main] ", "[pod/b-7d9f/main] "},
    };
    for (String[] pair : prefixes) {
      String mixed = mixed(prefixed(ONE, pair[0]), prefixed(OTHER, pair[1]), 7);
      List<FoundCrash> found = Reading.of(mixed);
      assertEquals(Set.of(crash(ONE), crash(OTHER)), crashes(found), pair[0]);
      assertTrue(found.get(0).damage().contains(Damage.INTERLEAVED));
    }
  }

  @Test
  void recordsTellThemApart() {
    String one = Records.journal(ONE);
    String other = Records.journal(OTHER).replace("\"4123\"", "\"4124\"");
    assertEquals(Set.of(crash(ONE), crash(OTHER)), crashes(Reading.of(mixed(one, other, 7))));
  }

  /** Nothing tells them apart: less may be read than there is, but no stack that neither had. */
  @Test
  void withoutPrefixesNothingIsMadeUp() {
    List<CorpusLog> all = CorpusLog.all();
    Random random = new Random(69087);
    List<String> madeUp = new ArrayList<>();
    for (int round = 0; round < 400; round++) {
      CorpusLog one = all.get(random.nextInt(all.size()));
      CorpusLog other = all.get(random.nextInt(all.size()));
      String mixed = mixed(one.text(), other.text(), random.nextInt());
      Set<List<String>> stacks = new HashSet<>();
      Stream.of(one, other).flatMap(log -> log.crashes().stream()).forEach(c -> add(c, stacks));
      for (FoundCrash found : Reading.of(mixed)) {
        for (Goroutine goroutine : found.crash().goroutines()) {
          List<String> frames = frames(goroutine);
          if (stacks.stream().noneMatch(s -> Collections.indexOfSubList(s, frames) >= 0)) {
            madeUp.add(one + " and " + other + " made " + frames);
          }
        }
      }
    }
    assertEquals(List.of(), madeUp);
  }

  private static void add(Crash crash, Set<List<String>> stacks) {
    crash.goroutines().forEach(goroutine -> stacks.add(frames(goroutine)));
  }

  private static List<String> frames(Goroutine goroutine) {
    return goroutine.frames().stream().map(Frame::place).toList();
  }

  private static Crash crash(String log) {
    return Reading.crashes(log).get(0);
  }

  private static Set<Crash> crashes(List<FoundCrash> found) {
    return new HashSet<>(found.stream().map(FoundCrash::crash).toList());
  }

  private static String prefixed(String log, String prefix) {
    return log.replaceAll("(?m)^", prefix).replaceAll("\\Q" + prefix + "\\E$", "");
  }

  /** A line of the one or the other at random; both in their order. */
  private static String mixed(String one, String other, int seed) {
    Random random = new Random(seed);
    Iterator<String> first = one.lines().iterator();
    Iterator<String> second = other.lines().iterator();
    StringBuilder out = new StringBuilder();
    while (first.hasNext() || second.hasNext()) {
      boolean takeFirst = !second.hasNext() || first.hasNext() && random.nextBoolean();
      out.append(takeFirst ? first.next() : second.next()).append('\n');
    }
    return out.toString();
  }
}
