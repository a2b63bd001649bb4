package dev.staleframe.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of this checkout that staleframe can be run from. */
final class Checkout {
  private static final List<String> NEEDED =
      List.of(
          "staleframe",
          "harness-java/utf8-locale",
          "c-shims",
          "go-fixtures",
          "harness-java/target/staleframe.jar",
          "harness-java/target/lib");

  private Checkout() {}

  /** Makes the folder, and the copy in it. */
  static Path copyTo(Path folder) throws IOException {
    for (String name : NEEDED) {
      Path from = Staleframe.HOME.resolve(name);
      Path to = folder.resolve(name);
      Files.createDirectories(to.getParent());
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, file.equals(from) ? to : to.resolve(from.relativize(file)));
        }
      }
    }
    return folder;
  }
}
