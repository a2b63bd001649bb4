package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AttributeWordsTest {
  private final HunkWorld world = new HunkWorld();

  @Test
  void whatWasFoundIsSaidWithItsPlaces() {
    AttributeWords words = words(HunkWorld::real, Behaviour.CLEAN);

    assertTrue(words.found());
    assertEquals(
        List.of(
            "Removes the fault: src/runtime/cgocall.go:3 and :5 (in 1.23.1 :3 and :5).",
            "Reveals the fault to the runtime itself: src/runtime/proc.go:3 (in 1.23.1 :3).",
            "Confidence 0.99950, if the fault shows as often wherever it is; what was found was run"
                + " a second time, and without each of its hunks."),
        words.conclusion());
  }

  @Test
  void theEvidenceIsSaidWithAndWithoutTheHunks() {
    HunkSearch.Found found = world.search(HunkWorld::real, Behaviour.CLEAN);
    AttributeWords words = words(found);

    assertEquals(
        "Removes the fault: Go 1.23.0 with 2 of 11 hunks is clean (crash 0 of 30, probe 0 of 30);"
            + " without any one of them: it has the fault, unnoticed (crash 20 of 20, probe 20 of"
            + " 20); can't be built.",
        words.set(found.sets().get(0)).sentence());
    assertEquals(50, words.set(found.sets().get(0)).trials());
    assertEquals(
        "Reveals the fault to the runtime itself: Go 1.23.0 with 1 of 11 hunks throws (check 20 of"
            + " 20); without it: it has the fault, unnoticed (crash 30 of 30, probe 30 of 30).",
        words.set(found.sets().get(1)).sentence());
  }

  @Test
  void aPlantedPointerIsNoFault() {
    world.scenario = Samples.PLANTED;
    assertEquals(
        "Has the check fire: src/runtime/proc.go:3 (in 1.23.1 :3).",
        words(hunks -> hunks.contains(5) ? Behaviour.THROWS : Behaviour.CLEAN, Behaviour.THROWS)
            .conclusion()
            .get(0));
  }

  @Test
  void anEndedSearchIsNoResult() {
    world.most = 6;
    AttributeWords words = words(HunkWorld::real, Behaviour.CLEAN);

    assertFalse(words.found());
    assertEquals(
        "The search was ended after 6 builds, so this is the best so far; --builds allows more.",
        words.conclusion().get(1));
  }

  @Test
  void whatTheCompilerDoesIsSaid() {
    AttributeWords words = words(HunkWorld::real, Behaviour.THROWS);
    assertTrue(
        words
            .conclusion()
            .contains(
                "With all hunks Go 1.23.0 is not as Go 1.23.1, for the one is clean and the other"
                    + " throws: the compiler has a part in it."),
        words.conclusion()::toString);

    assertEquals(
        List.of(
            "Nothing to attribute: with all hunks Go 1.23.0 is as without them: it has the fault,"
                + " unnoticed; that Go 1.23.1 is clean is its compiler's doing."),
        words(hunks -> Behaviour.SILENT, Behaviour.CLEAN).conclusion());
  }

  @Test
  void whereThereIsNothingToSearchItIsSaidWhy() {
    assertEquals(
        List.of(
            "Nothing to attribute: neither Go 1.23.0 (crash 0 of 1000, probe 0 of 1000) nor Go"
                + " 1.23.1 (crash 0 of 1000, check 0 of 1000, probe 0 of 1000) shows anything."),
        words(hunks -> Behaviour.CLEAN, Behaviour.CLEAN).conclusion());
    assertEquals(
        List.of(
            "Nothing to attribute: with all hunks Go 1.23.0 is as without them: it has the fault,"
                + " unnoticed, and so is Go 1.23.1."),
        words(hunks -> Behaviour.SILENT, Behaviour.SILENT).conclusion());
    AttributeWords unbuilt =
        words(hunks -> hunks.isEmpty() ? Behaviour.SILENT : Behaviour.UNKNOWN, Behaviour.CLEAN);
    assertFalse(unbuilt.found());
    assertTrue(
        unbuilt
            .conclusion()
            .get(0)
            .startsWith("With all hunks Go 1.23.0 can't be built (undefined: savedbp): its"),
        unbuilt.conclusion()::toString);
  }

  private AttributeWords words(Function<Set<Integer>, Behaviour> behaviour, Behaviour target) {
    return words(world.search(behaviour, target));
  }

  private AttributeWords words(HunkSearch.Found found) {
    Attribute.Request request =
        new Attribute.Request(
            world.scenario,
            HunkWorld.FROM,
            HunkWorld.TO,
            Amplifier.EFENCE,
            ShimVariant.FP,
            Place.HOST,
            Optional.empty(),
            ContainerChoice.USUAL,
            HunkWorld.RUNS,
            world.most,
            HunkWorld.ERRORS.confidence(),
            Duration.ofSeconds(20),
            2,
            OutputFolder.named(Path.of("out")),
            List.of("attribute"),
            "test");
    return new AttributeWords(request, HunkWorld.DIFFERENCE, found, world.builds());
  }
}
