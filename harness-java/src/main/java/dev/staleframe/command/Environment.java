package dev.staleframe.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The environment variables that staleframe was started with.
 *
 * @param variables every variable by name
 */
public record Environment(Map<String, String> variables) {
  private static final String LOCALE_PROPERTY = "staleframe.lc_all";

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** That of this process. */
  public static Environment ofThisProcess() {
    return of(System.getenv(), System.getProperties());
  }

  /**
   * The environment as the user gave it to the launcher, with a HOME.
   *
   * @param properties the JVM's: the launcher, which chooses the JVM's own LC_ALL, leaves the
   *     user's here, and the JVM the home folder of the password database, for those who have no
   *     HOME set
   */
  static Environment of(Map<String, String> variables, Properties properties) {
    Map<String, String> given = new HashMap<>(variables);
    String locale = properties.getProperty(LOCALE_PROPERTY);
    if (locale != null && locale.isEmpty()) {
      given.remove("LC_ALL");
    } else if (locale != null) {
      given.put("LC_ALL", locale);
    }
    Path home = Path.of(properties.getProperty("user.home", ""));
    if (given.getOrDefault("HOME", "").isEmpty() && home.isAbsolute() && Files.isDirectory(home)) {
      given.put("HOME", home.toString());
    }
    return new Environment(given);
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
