package dev.staleframe.shim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimLoaderTest {
  @TempDir private Path folder;

  @Test
  void missingLibraryIsNamed() {
    Path library = folder.resolve("libstaleframe.so");

    String message =
        Failing.with(ExitCode.ENVIRONMENT, () -> ShimLoader.load(CallbackLoop.class, library));
    assertTrue(message.startsWith("can't load " + library + ": there is no such file\n"), message);
  }

  @Test
  void whatIsNoLibraryIsExplained() throws IOException {
    Path library = Files.writeString(folder.resolve("libstaleframe.so"), "not an ELF file");

    String message =
        Failing.with(ExitCode.ENVIRONMENT, () -> ShimLoader.load(CallbackLoop.class, library));
    assertTrue(message.startsWith("can't load " + library + ": "), message);
    assertTrue(message.contains("This JVM is " + System.getProperty("os.arch")), message);
  }
}
