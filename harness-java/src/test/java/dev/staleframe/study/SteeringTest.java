package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Symptom.Kind;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is steered around, and what is not. */
class SteeringTest {
  private static final Script SMALL = ScriptParser.parse("call { callback { grow } park }");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grow | grow | true",
        "grow | grow 500 | true",
        "grow | shrink | true", // both move the stack
        "grow | yield | false",
        "grow | lock { spawn { grow } } | true",
        "grow shrink | grow yield shrink | true",
        "grow yield | yield grow | false",
        "grow shrink | lock { grow } spawn { shrink } | true",
        "grow shrink | lock { grow shrink } | true",
        "lock { grow } | lock { } grow | false",
        "lock { grow } | spawn { lock { yield defers { grow } } } | true",
        "lock { grow } | lock { lock { } } | false",
        "lock { } lock { } | lock { lock { } } | false",
        "with tracer; grow | grow | false",
        "with tracer; grow | with gc, tracer 100; grow | true",
        "grow | with gc; grow | true",
      })
  void isIn(String small, String big, boolean in) {
    assertEquals(in, Steering.isIn(ScriptParser.parse(small), ScriptParser.parse(big)));
  }

  private static int avoided(Kind kind, int times) {
    Symptom symptom = new Symptom(kind, "x", Optional.empty(), Optional.empty());
    Steering steering = new Steering();
    steering.found(symptom, SMALL);
    IntStream.range(0, times).forEach(i -> steering.again(symptom, SMALL));
    assertFalse(steering.avoids(ScriptParser.parse("grow")));
    return (int) IntStream.range(0, 160).filter(i -> steering.avoids(SMALL)).count();
  }

  @Test
  void onlyWhatFiresOften() {
    assertEquals(0, avoided(Kind.CRASH, Steering.OFTEN - 1));
    assertEquals(150, avoided(Kind.CRASH, Steering.OFTEN), "some are let through");
    assertEquals(150, avoided(Kind.HANG, Steering.OFTEN + 1));
  }

  @Test
  void whatGoesOnHidesNothing() {
    assertEquals(0, avoided(Kind.PROBE, 100));
    assertEquals(0, avoided(Kind.TRACE, 100));
  }

  /** Nothing at all is in every script. */
  @Test
  void aFaultOfNothingIsNotSteeredAround() {
    Symptom symptom = ScriptModel.crash("x");
    Steering steering = new Steering();
    steering.found(symptom, ScriptParser.parse("with gc; "));
    IntStream.range(0, 20).forEach(i -> steering.again(symptom, SMALL));
    assertFalse(steering.avoids(SMALL));
    assertTrue(steering.hits().get("x") == 20);
  }
}
