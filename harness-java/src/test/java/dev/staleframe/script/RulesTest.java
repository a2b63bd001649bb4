package dev.staleframe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "call { callback { grow } park }",
        "nocallback { park }",
        "nocallback { altstack { } }",
        "call { callback { nocallback { } } callback { } }",
        "thread { altstack { callback { } } callback { } }",
        "call { altstack { park } callback { } }",
        "call { callback { thread { altstack { callback { } } } } }",
        "next lock { next }",
        "pull { call { callback { } } } next next",
        "pull { } spawn { next }",
        "call { callback { pull { } next call { } next } }",
        "lock { pull { } next }",
        "pull { pull { } next } next",
        "coro { pull { } next }",
        "lock { pull { spawn { } } } lock { next }",
      })
  void kept(String text) {
    assertEquals(List.of(), broken(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nocallback { callback { } }",
        "nocallback { loop { bigframe { callback { } } } }",
        "call { callback { nocallback { callback { } } } }",
      })
  void callbacksOfC(String text) {
    assertEquals(List.of(Rules.NO_CALLBACK), broken(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call { altstack { callback { } } }",
        "noescape { altstack { loop { callback { } } } }",
        "thread { callback { call { altstack { callback { } } } } }",
      })
  void stacks(String text) {
    assertEquals(List.of(Rules.SAME_STACK), broken(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pull { } call { callback { next } }",
        "pull { } lock { next }",
        "lock { pull { } spawn { next } }",
        "lock { pull { } lock { next } }",
        "pull { } thread { callback { next } }",
        "call { callback { pull { } spawn { next } } }",
      })
  void locks(String text) {
    assertEquals(List.of(Rules.SAME_LOCK), broken(text));
  }

  private static List<String> broken(String text) {
    return Rules.broken(ScriptParser.parse(text));
  }
}
