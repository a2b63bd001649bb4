package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.binary.Answer;
import dev.staleframe.binary.BuildInfo;
import dev.staleframe.binary.Features;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.binary.KnownLayout;
import dev.staleframe.binary.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every combination of what a file can say with what can be seen in memory. */
class ExposureTest {
  private static final List<String> VERSIONS =
      List.of(
          "go1.22.12", "go1.23.0", "go1.23.1", "devel go1.23-1234567", "go1.28-devel_1234567", "");

  private static final List<Map<String, String>> SETTINGS =
      List.of(Map.of(), Map.of("-ldflags", "-X=runtime.godebugDefault=tracefpunwindoff=1"));

  private static Optional<Sighting> sighting(Seen seen) {
    return switch (seen) {
      case NO_MEMORY -> Optional.empty();
      case NOTHING_STALE -> Optional.of(Sightings.of());
      case STALE -> Optional.of(Sightings.of(Sightings.stale(18)));
      case FOLLOWED -> Optional.of(Sightings.died());
    };
  }

  @ParameterizedTest
  @EnumSource(Seen.class)
  void sightingsAreTakenForWhatTheyAre(Seen seen) {
    assertEquals(seen, Seen.in(sighting(seen)));
  }

  @Test
  void staleAlwaysIsAffected() {
    for (BinaryFacts facts : files()) {
      for (Seen seen : List.of(Seen.STALE, Seen.FOLLOWED)) {
        Exposure exposure = Exposure.of(facts, sighting(seen));
        assertEquals(Answer.YES, exposure.affected(), facts::toString);
        assertEquals(ExitCode.UNEXPECTED, exposure.exitCode());
        assertTrue(exposure.conclusion().startsWith("Affected by "), exposure.conclusion());
        assertEquals(Answer.YES, exposure.holds(Need.RELEASE));
        assertEquals(Answer.YES, exposure.holds(Need.CALLBACKS));
        assertFalse(exposure.advice().isEmpty());
      }
    }
  }

  @Test
  void nothingSeenChangesNothingThatTheFileSays() {
    for (BinaryFacts facts : files()) {
      Exposure file = Exposure.of(facts, sighting(Seen.NO_MEMORY));
      Exposure process = Exposure.of(facts, Optional.of(core()));
      assertEquals(file.affected(), process.affected(), facts::toString);
      assertEquals(file.conditions(), process.conditions(), facts::toString);
      assertEquals(file.conclusion(), process.conclusion());
    }
  }

  /** Nothing stale, and its environment not known. */
  private static Sighting core() {
    Sighting seen = Sightings.of();
    return new Sighting(
        seen.target(),
        seen.goroutines(),
        seen.inCall(),
        0,
        1,
        List.of(),
        seen.fault(),
        Answer.UNKNOWN);
  }

  @Test
  void fileIsClearedByANoAloneAndAffectedByAYesOfAll() {
    for (BinaryFacts facts : files()) {
      Exposure exposure = Exposure.of(facts, Optional.empty());
      List<Answer> answers = exposure.conditions().stream().map(Condition::holds).toList();
      Answer expected =
          answers.contains(Answer.NO)
              ? Answer.NO
              : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.YES;
      assertEquals(expected, exposure.affected(), facts::toString);
      assertEquals(expected == Answer.NO, exposure.exitCode() == ExitCode.OK);
      assertEquals(expected == Answer.NO, exposure.advice().isEmpty());
    }
  }

  /** What a plugin can bring is never denied of its host. */
  @Test
  void hostOfPluginsIsNotClearedForWhatPluginsBring() {
    for (BinaryFacts facts : files()) {
      if (facts.features().plugins() == Answer.YES) {
        Exposure exposure = Exposure.of(facts, Optional.empty());
        assertFalse(exposure.holds(Need.CALLBACKS) == Answer.NO, facts::toString);
        assertFalse(exposure.holds(Need.TRACER) == Answer.NO, facts::toString);
      }
    }
  }

  @Test
  void conditionIsShownByThePointerOrStaysAsItIs() {
    for (BinaryFacts facts : files()) {
      List<Condition> file = Exposure.of(facts, Optional.empty()).conditions();
      for (Seen seen : Seen.values()) {
        Exposure exposure = Exposure.of(facts, sighting(seen));
        for (Condition condition : file) {
          boolean linkedOff = condition.need() == Need.FRAME_POINTERS; // a process can overrule it
          if (!linkedOff && !VerdictTable.shows(seen, condition.need())) {
            assertEquals(condition.holds(), exposure.holds(condition.need()), facts::toString);
          }
        }
      }
    }
  }

  private static List<BinaryFacts> files() {
    List<BinaryFacts> files = new ArrayList<>();
    for (String version : VERSIONS) {
      for (Map<String, String> settings : SETTINGS) {
        BuildInfo build = new BuildInfo(version, "", settings);
        for (Optional<Machine> machine :
            List.of(Optional.of(Machine.AMD64), Optional.<Machine>empty())) {
          features().forEach(features -> files.add(facts(build, machine, features)));
        }
      }
    }
    return files;
  }

  private static Stream<Features> features() {
    return Stream.of(Answer.values())
        .flatMap(
            cgo ->
                Stream.of(Answer.values())
                    .flatMap(
                        callbacks ->
                            Stream.of(Answer.values())
                                .flatMap(tracer -> features(cgo, callbacks, tracer))));
  }

  private static Stream<Features> features(Answer cgo, Answer callbacks, Answer tracer) {
    return Stream.of(Answer.values())
        .map(
            plugins ->
                new Features(
                    cgo, Facts.features(cgo, callbacks, tracer).callbacks(), tracer, plugins));
  }

  private static BinaryFacts facts(BuildInfo build, Optional<Machine> machine, Features features) {
    return new BinaryFacts(
        "program",
        build,
        machine,
        GoBinary.Kind.EXECUTABLE,
        false,
        features,
        Optional.of(KnownLayout.Source.DEBUG_INFORMATION));
  }
}
