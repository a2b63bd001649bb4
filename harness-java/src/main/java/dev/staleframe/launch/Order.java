package dev.staleframe.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to run.
 *
 * @param argv the program, by its absolute path, and its arguments
 * @param directory its working folder
 * @param environment its complete environment; nothing is inherited
 * @param limits what it may take
 */
public record Order(
    List<String> argv, Path directory, Map<String, String> environment, Limits limits) {
  public Order {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }
}
