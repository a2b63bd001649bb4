package dev.staleframe.study;

import dev.staleframe.script.Script;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs scripts, a process each. */
interface ScriptRunner {
  /**
   * Makes ready the program by which a script is run.
   *
   * @return why it can't be; empty if it can
   */
  Optional<String> lacks(Setting setting, Script script);

  /**
   * Runs one after the other, several at a time, until there are no more.
   *
   * @param setting what they are run by, beside what they say themselves
   * @param scripts is asked for the next by one thread at a time
   * @param heard is told what came of each, on many threads
   */
  void run(Setting setting, Iterator<Script> scripts, Consumer<Observation> heard);

  /** Runs one while nothing else runs, and gives it more time: what hangs even then is not slow. */
  Observation quietly(Setting setting, Script script);

  /** Whether the run is being ended from outside: nothing more will be run. */
  boolean stopped();
}
