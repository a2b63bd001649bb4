package dev.staleframe.study;

import dev.staleframe.script.Script;

/** Where a search gets its scripts from. Safe for many threads. */
interface ScriptSource {
  /** The next to run. */
  Script next();

  /** Is told what came of each. */
  default void heard(Observation observation) {}
}
