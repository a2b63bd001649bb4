package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses names that are not UTF-8. The JVM puts U+FFFD in place of what it can't decode, and a
 * file of the name that it is left with is another one.
 */
final class Decoded {
  private static final String UNDECODABLE = "\uFFFD";
  private static final List<String> FOLDER_VARIABLES =
      List.of(
          "STALEFRAME_CACHE",
          "XDG_CACHE_HOME",
          "HOME",
          "TMPDIR",
          "GOPATH",
          "GOMODCACHE",
          "GOCACHE",
          "GOENV",
          "STALEFRAME_GO");

  private Decoded() {}

  /**
   * Checks all names of files that come from outside.
   *
   * @throws StaleframeException exit code 2 for an argument, 3 for a folder that it is run in
   */
  static void require(List<String> arguments, Environment environment) {
    arguments.stream()
        .filter(Decoded::undecodable)
        .findFirst()
        .ifPresent(
            argument -> {
              throw StaleframeException.usage(
                  "the argument %s is not valid UTF-8; give the file a name that is"
                      .formatted(argument));
            });
    Stream.concat(
            Stream.of("staleframe.home", "user.dir").map(name -> System.getProperty(name, "")),
            FOLDER_VARIABLES.stream().flatMap(name -> environment.get(name).stream()))
        .filter(Decoded::undecodable)
        .findFirst()
        .ifPresent(
            folder -> {
              throw StaleframeException.environment(
                  "the name of the folder %s is not valid UTF-8; use a folder whose name is"
                      .formatted(folder));
            });
  }

  private static boolean undecodable(String name) {
    return name.contains(UNDECODABLE);
  }
}
