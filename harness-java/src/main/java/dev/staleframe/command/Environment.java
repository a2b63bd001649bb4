package dev.staleframe.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that staleframe was started with.
 *
 * @param variables every variable by name
 */
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** That of this process. */
  public static Environment ofThisProcess() {
    return new Environment(System.getenv());
  }

  /** A variable's value, absent when it isn't set or is empty. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The home folder, absent when there is none to be known. */
  public Optional<Path> home() {
    return get("HOME").map(Path::of);
  }

  /** Finds a program as the shell does: by its path when it has one, else along PATH. */
  public Optional<Path> find(String program) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program)).filter(Environment::isProgram);
    }
    return Arrays.stream(get("PATH").orElse("").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Environment::isProgram)
        .findFirst();
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }
}
