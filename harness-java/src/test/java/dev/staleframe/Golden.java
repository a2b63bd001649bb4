package dev.staleframe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected texts kept as files; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
  private Golden() {}

  /** The folder that holds them. */
  public static Path folder() {
    return Path.of(
        System.getProperty("staleframe.home"),
        "harness-java",
        "src",
        "test",
        "resources",
        "golden");
  }

  /** Compares the text with the golden of that name. */
  public static void check(String name, String found) throws IOException {
    Path file = folder().resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, found);
    }
    assertTrue(Files.exists(file), () -> file + " is missing; see the README.md beside it");
    assertEquals(Files.readString(file), found, () -> "differs from golden/" + name);
  }
}
