package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.binary.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryJudgementTest {
  @ParameterizedTest
  @CsvSource({
    "go1.22.12, NO",
    "go1.23rc1, YES",
    "go1.23rc2, YES",
    "go1.23.0, YES",
    "go1.23.0 X:boringcrypto, YES",
    "go1.23.1, NO",
    "go1.23.12, NO",
    "go1.24.0, NO",
    "go1.27.3, NO",
    "devel go1.23-1234567, UNKNOWN",
    "go1.28-devel_1234567, UNKNOWN",
    "unknown, UNKNOWN",
    "'', UNKNOWN"
  })
  void releases(String version, Answer affected) {
    assertEquals(affected, judge(Facts.of(version)).affected());
  }

  /** One that does not hold is enough, whatever can't be told of the others. */
  @ParameterizedTest
  @CsvSource({
    "YES, YES, YES, YES",
    "NO, YES, YES, NO",
    "YES, NO, YES, NO",
    "YES, YES, NO, NO",
    "UNKNOWN, YES, YES, UNKNOWN",
    "YES, UNKNOWN, YES, UNKNOWN",
    "YES, YES, UNKNOWN, UNKNOWN",
    "UNKNOWN, UNKNOWN, NO, NO",
    "NO, UNKNOWN, UNKNOWN, NO",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void features(Answer cgo, Answer callbacks, Answer tracer, Answer affected) {
    BinaryFacts facts = Facts.with("go1.23.0", Facts.features(cgo, callbacks, tracer));
    assertEquals(affected, judge(facts).affected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s -w -X=runtime.godebugDefault=tracefpunwindoff=1 | NO",
        "-X 'runtime.godebugDefault=madvdontneed=1,tracefpunwindoff=1' | NO",
        "-X=main.note=tracefpunwindoff=1 | YES",
        "-X=runtime.godebugDefault=tracefpunwindoff=0 | YES",
        "-s -w | YES",
      })
  void settingOfTheLinker(String flags, Answer affected) {
    BinaryFacts facts = Facts.withSettings(Map.of("-ldflags", flags));
    assertEquals(affected, judge(facts).affected());
  }

  /** The setting is linked in, and a process was started with another. */
  @ParameterizedTest
  @CsvSource({"YES, NO", "UNKNOWN, NO", "NO, YES"})
  void settingThatTheProcessTurnsOff(Answer mitigated, Answer affected) {
    BinaryFacts facts =
        Facts.withSettings(Map.of("-ldflags", "-X=runtime.godebugDefault=tracefpunwindoff=1"));
    Sighting seen = Sightings.of();
    Sighting process =
        new Sighting(seen.target(), 1, 0, 0, 1, List.of(), Optional.empty(), mitigated);
    assertEquals(affected, Exposure.of(facts, Optional.of(process)).affected());
  }

  /** The program's own functions are known, its plugins' functions are not. */
  @ParameterizedTest
  @CsvSource({
    "go1.23.0, YES, YES, YES",
    "go1.23.0, NO, YES, UNKNOWN",
    "go1.23.0, YES, NO, UNKNOWN",
    "go1.23.0, NO, NO, UNKNOWN",
    "go1.23.1, NO, NO, NO",
  })
  void hostOfPlugins(String version, Answer callbacks, Answer tracer, Answer affected) {
    assertEquals(affected, judge(Facts.pluginHost(version, callbacks, tracer)).affected());
  }

  @Test
  void architecture() {
    assertEquals(Answer.NO, judge(Facts.on(Optional.empty())).affected());
  }

  @Test
  void unknownSaysWhatIsMissing() {
    assertEquals(
        "Can't tell whether golang/go issue 69087 affects it: it loads plugins (package plugin),"
            + " which its file says nothing of.",
        judge(Facts.pluginHost("go1.23.0", Answer.NO, Answer.NO)).conclusion());
    assertEquals(
        "Can't tell whether golang/go issue 69087 affects it: its version \"devel\" is no release.",
        judge(Facts.of("devel")).conclusion());
  }

  private static Exposure judge(BinaryFacts facts) {
    return Exposure.of(facts, Optional.empty());
  }
}
