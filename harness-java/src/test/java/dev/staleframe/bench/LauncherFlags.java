package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What compiles and collects in this JVM must be what does so in the product's. */
final class LauncherFlags {
  private static final Pattern FLAG = Pattern.compile("-X[^\\s\\\\]+");

  /** These make the JVM start fast and keep quiet; they don't make it work faster. */
  private static final Set<String> START_UP = Set.of("-Xshare", "-XX:SharedArchiveFile", "-Xlog");

  private LauncherFlags() {}

  /**
   * Checks that this JVM was started with the launcher's flags.
   *
   * @throws StaleframeException if one is missing
   */
  static void require(Path home) throws IOException {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> missing = of(home).stream().filter(flag -> !given.contains(flag)).toList();
    if (!missing.isEmpty()) {
      throw StaleframeException.environment(
          "this JVM must be as ./staleframe starts it; start it with " + String.join(" ", missing));
    }
  }

  private static List<String> of(Path home) throws IOException {
    return Files.readAllLines(home.resolve("staleframe")).stream()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> FLAG.matcher(line).results())
        .map(MatchResult::group)
        .filter(flag -> START_UP.stream().noneMatch(flag::startsWith))
        .toList();
  }
}
