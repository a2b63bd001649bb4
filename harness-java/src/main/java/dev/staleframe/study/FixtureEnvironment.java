package dev.staleframe.study;

import dev.staleframe.fixture.Godebug;
import dev.staleframe.trial.Cell;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a trial: these variables and no others, whatever the user's hold. */
final class FixtureEnvironment {
  /** What every trial gets. "system" shows the runtime's own frames, which decide the signature. */
  static final Map<String, String> BASE = Map.of("GOTRACEBACK", "system");

  private FixtureEnvironment() {}

  static Map<String, String> of(Cell cell) {
    Map<String, String> variables = new TreeMap<>(BASE);
    variables.putAll(cell.amplifier().environment());
    if (!cell.godebug().equals(Godebug.NONE)) {
      variables.merge("GODEBUG", cell.godebug().toString(), (own, more) -> own + "," + more);
    }
    return variables;
  }
}
