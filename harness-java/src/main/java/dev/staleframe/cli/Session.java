package dev.staleframe.cli;

import dev.staleframe.command.Environment;
import java.util.List;

/**
 * What every subcommand needs to know of the process it runs in.
 *
 * @param arguments the command line as typed
 * @param environment the variables
 * @param terminal where words go
 */
record Session(List<String> arguments, Environment environment, Terminal terminal) {
  Session {
    arguments = List.copyOf(arguments);
  }
}
