package dev.staleframe.study;

import dev.staleframe.script.Script;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs scripts, a process each. */
interface ScriptRunner {
  /**
   * Makes ready what is run by a setting.
   *
   * @return why it can't be; empty if it can
   */
  Optional<String> lacks(Setting setting);

  /**
   * Runs one after the other, several at a time, until there are no more.
   *
   * @param setting one that {@link #lacks} nothing
   * @param scripts is asked for the next by one thread at a time
   * @param heard is told what came of each, on many threads
   */
  void run(Setting setting, Iterator<Script> scripts, Consumer<Observation> heard);

  /** Runs one while nothing else runs, and gives it more time: what hangs even then is not slow. */
  Observation quietly(Setting setting, Script script);

  /** Whether the run is being ended from outside: nothing more will be run. */
  boolean stopped();
}
