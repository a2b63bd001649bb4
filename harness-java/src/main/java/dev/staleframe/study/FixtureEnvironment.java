package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a trial: these variables and no others, whatever the user's hold. */
final class FixtureEnvironment {
  /** What every trial gets. "system" shows the runtime's own frames, which decide the signature. */
  static final Map<String, String> BASE = Map.of("GOTRACEBACK", "system");

  private FixtureEnvironment() {}

  static Map<String, String> of(Amplifier amplifier) {
    Map<String, String> variables = new TreeMap<>(BASE);
    variables.putAll(amplifier.environment());
    return variables;
  }
}
