package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every log of the corpus, damaged in every way: the crash that is read is the same. */
class CorpusDamageTest {
  private static final int TOP = 8;
  private static final List<CorpusLog> ALL = CorpusLog.all();

  /** What a person would say it was. */
  private record Essence(String title, List<String> top) {
    static Essence of(Crash crash) {
      return new Essence(crash.title(), crash.topFrames(TOP).stream().map(Frame::place).toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> crashIsTheSame() {
    return Stream.of(Harm.values())
        .map(harm -> DynamicTest.dynamicTest(harm.label(), () -> checkAll(harm)));
  }

  private static void checkAll(Harm harm) {
    List<String> lost =
        ALL.stream().filter(log -> !isSame(log, harm)).map(CorpusLog::name).toList();
    assertEquals(List.of(), lost, () -> "of %d logs".formatted(ALL.size()));
  }

  private static boolean isSame(CorpusLog log, Harm harm) {
    Optional<Essence> expected = log.crashes().stream().map(Essence::of).findFirst();
    List<FoundCrash> found = Reading.of(harm.bytes(log.text()));
    return expected.equals(found.stream().map(FoundCrash::crash).map(Essence::of).findFirst());
  }

  /** Where nothing is lost, nothing may be missing. */
  @TestFactory
  Stream<DynamicTest> wholeCrashIsTheSame() {
    return Stream.of(Harm.values())
        .filter(Harm::keepsAll)
        .map(harm -> DynamicTest.dynamicTest(harm.label(), () -> checkWhole(harm)));
  }

  private static void checkWhole(Harm harm) {
    for (CorpusLog log : ALL) {
      List<FoundCrash> found = Reading.of(harm.bytes(log.text()));
      assertTrue(log.crashes().equals(found.stream().map(FoundCrash::crash).toList()), log.name());
    }
  }

  @Test
  void undamagedLogGivesWhatTheParserGives() {
    for (CorpusLog log : ALL) {
      List<Crash> crashes = Reading.of(log.text()).stream().map(FoundCrash::crash).toList();
      assertEquals(log.crashes(), crashes, log.name());
    }
  }

  @Test
  void undamagedLogIsSaidToBe() {
    for (CorpusLog log : ALL) {
      Set<Damage> expected = log.hasPrefix() ? Set.of(Damage.PREFIXED) : Set.of();
      Reading.of(log.text()).forEach(found -> assertEquals(expected, found.damage(), log.name()));
    }
  }
}
