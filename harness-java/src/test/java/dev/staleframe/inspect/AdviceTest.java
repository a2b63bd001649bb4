package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.binary.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice fits the facts, and asks for nothing that is there already. */
class AdviceTest {
  private static final String UPGRADE = "with Go 1.23.1 or newer";
  private static final String SETTING = "run it with GODEBUG=tracefpunwindoff=1";
  private static final Optional<Sighting> FILE = Optional.empty();
  private static final Optional<Sighting> CLEAN = Optional.of(Sightings.of());
  private static final Optional<Sighting> STALE = Optional.of(Sightings.of(Sightings.stale(18)));

  @Test
  void faultyRelease() {
    for (Optional<Sighting> sighting : List.of(FILE, CLEAN, STALE)) {
      assertEquals(
          "Build it with Go 1.23.1 or newer. Where that can't be, "
              + SETTING
              + ": that keeps the"
              + " tracer off the stale pointer.",
          advice(Facts.of("go1.23.0"), sighting));
    }
  }

  @Test
  void nothingToDoWhereNothingIsWrong() {
    assertEquals("", advice(Facts.of("go1.23.1"), FILE));
    assertEquals("", advice(Facts.of("go1.22.12"), CLEAN));
  }

  /** Its number is above 1.23.1 already; what counts is its tree. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "go1.28-devel_1234567 Mon Nov 2 12:00:00 2026 +0000",
        "devel go1.24-1234567 Mon Sep 2 12:00:00 2024 +0000",
        "devel +1234567"
      })
  void developmentVersion(String version) {
    String advice = advice(Facts.of(version), FILE);
    assertFalse(advice.contains(UPGRADE), advice);
    assertTrue(advice.contains("src/runtime/cgocall.go says savedbp := unsafe.Pointer("), advice);
    assertFalse(advice.contains("report it"), advice);

    String stale = advice(Facts.of(version), STALE);
    assertFalse(stale.contains(UPGRADE), stale);
    assertTrue(stale.contains("report it at https://go.dev/issue/new"), stale);
  }

  /** Where it may be a release with the fix, the advice says when it holds. */
  @Test
  void releaseThatIsHidden() {
    for (String version : List.of("", "go1.23.x", "unknown")) {
      String advice = advice(Facts.of(version), FILE);
      assertTrue(
          advice.startsWith("If Go 1.23rc1, 1.23rc2 or 1.23.0 built it: build it " + UPGRADE),
          advice);
      assertTrue(advice(Facts.of(version), STALE).startsWith("Build it " + UPGRADE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.22.12", "go1.23.1", "go1.27.3"})
  void releaseThatHasNoSuchFault(String version) {
    String advice = advice(Facts.of(version), STALE);
    assertFalse(advice.contains(UPGRADE), advice);
    assertTrue(advice.contains("as golang.org publishes it"), advice);
    assertTrue(advice.contains("report it"), advice);
  }

  @Test
  void hostOfPlugins() {
    BinaryFacts host = Facts.pluginHost("go1.23.0", Answer.NO, Answer.YES);
    String advice = advice(host, FILE);
    assertTrue(advice.startsWith("Build it, and its plugins, " + UPGRADE), advice);
    assertTrue(advice.contains("inspect PID --watch, once it has loaded its plugins."), advice);
    assertTrue(advice(host, CLEAN).contains("nothing is stale now does not clear it"));
    assertFalse(advice(host, STALE).contains("inspect PID"));
    BinaryFacts plugin = Facts.withSettings(Map.of("-buildmode", "plugin"));
    assertTrue(advice(plugin, FILE).startsWith("Build it, and its host, " + UPGRADE));
  }

  /** A process of an unknown layout is refused, so it is not proposed. */
  @Test
  void processIsProposedWhereItCanBeRead() {
    assertTrue(advice(Facts.pluginHost("go1.23.0", Answer.NO, Answer.NO), FILE).contains("PID"));
    assertFalse(advice(Facts.of("devel go1.24-1234567"), FILE).contains("PID"));
  }

  @Test
  void settingThatIsOnAlready() {
    assertFalse(advice(Facts.of("go1.23.0"), Optional.of(Sightings.mitigated())).contains(SETTING));
    BinaryFacts linked =
        Facts.withSettings(Map.of("-ldflags", "-X=runtime.godebugDefault=tracefpunwindoff=1"));
    assertFalse(advice(linked, Optional.of(Sightings.died())).contains(SETTING));
  }

  @Test
  void settingThatWouldDoNothing() {
    BinaryFacts untraced =
        Facts.with("go1.23.0", Facts.features(Answer.YES, Answer.YES, Answer.NO));
    assertEquals("Build it with Go 1.23.1 or newer.", advice(untraced, STALE));
    assertEquals("Build it with Go 1.23.1 or newer.", advice(Facts.on(Optional.empty()), STALE));
  }

  private static String advice(BinaryFacts facts, Optional<Sighting> sighting) {
    return String.join("\n", Exposure.of(facts, sighting).advice());
  }
}
