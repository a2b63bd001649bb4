package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import dev.staleframe.command.Environment;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the programs of {@code src/test/resources/programs} with real releases. */
public final class Programs {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Environment ENVIRONMENT = Environment.ofThisProcess();
  private static final Toolchains TOOLCHAINS =
      new Toolchains(ENVIRONMENT, InstalledGo.find(ENVIRONMENT));

  private final Path folder;
  private int built;

  /**
   * @param folder where the programs go
   */
  public Programs(Path folder) {
    this.folder = folder;
  }

  /** The folder of the sources. */
  public static Path sources() {
    return Path.of(
        System.getProperty("staleframe.home"), "harness-java/src/test/resources/programs");
  }

  /** Where a release is. */
  public static Path goroot(String release) {
    return TOOLCHAINS.provide(Release.parse(release), message -> {}).goroot();
  }

  /**
   * Builds a program.
   *
   * @param release with which release of Go
   * @param source the file's name without its end
   * @param how flags of {@code go build}, and variables as {@code NAME=value}
   */
  public Path build(String release, String source, String... how) {
    Path program = folder.resolve(source + "-" + built++);
    List<String> argv = new ArrayList<>();
    Map<String, String> variables = new HashMap<>(ENVIRONMENT.variables());
    variables.put("GOTOOLCHAIN", "local");
    argv.add(TOOLCHAINS.provide(Release.parse(release), message -> {}).go().toString());
    argv.addAll(List.of("build", "-o", program.toString()));
    for (String word : how) {
      String[] parts = word.split("=", 2);
      if (word.startsWith("-")) {
        argv.add(word);
      } else {
        variables.put(parts[0], parts[1]);
      }
    }
    argv.add(source + ".go");
    run(sources(), variables, argv);
    return program;
  }

  /** Runs a tool that must succeed, in the folder of the programs. */
  public void run(String... argv) {
    run(folder, ENVIRONMENT.variables(), Arrays.asList(argv));
  }

  private static void run(Path directory, Map<String, String> variables, List<String> argv) {
    CommandResult result = new Command(argv, directory, variables, LONGEST).run();
    assertTrue(result.ok(), () -> String.join(" ", argv) + "\n" + result.stderr());
  }
}
