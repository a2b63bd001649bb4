package dev.staleframe.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void architecture() {
    assertEquals(Answer.NO, judge(Facts.on(Optional.empty())).affected());
  }

  @Test
  void affectedIsToldWhatToDo() {
    Exposure exposure = judge(Facts.of("go1.23.0"));
    assertEquals(1, exposure.advice().size());
    assertTrue(exposure.advice().get(0).contains("1.23.1 or newer"));
    assertTrue(exposure.advice().get(0).contains("GODEBUG=tracefpunwindoff=1"));
  }

  @Test
  void unknownSaysWhatIsMissing() {
    assertEquals(
        "Can't tell whether golang/go issue 69087 affects it: its version \"devel\" is no release.",
        judge(Facts.of("devel")).conclusion());
    assertEquals(
        List.of(), judge(Facts.of("go1.23.1")).advice(), "nothing to do where nothing is wrong");
  }

  private static Exposure judge(BinaryFacts facts) {
    return BinaryJudgement.judge(facts);
  }
}
