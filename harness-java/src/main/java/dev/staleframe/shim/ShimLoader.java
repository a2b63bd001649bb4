package dev.staleframe.shim;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Noexec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import jnr.ffi.LibraryOption;

/** Loads the library, and when that fails says what was tried and what the likely reason is. */
public final class ShimLoader {
  private static final String EXTRACT_FOLDER = "jffi.extract.dir";

  private ShimLoader() {}

  /**
   * Binds a part of the library in this file.
   *
   * @param part the functions to bind
   * @param library the shared library, {@code libstaleframe.so} or a variant of it
   * @throws StaleframeException exit code 3 if it can't be loaded
   */
  public static <T extends Shim> T load(Class<T> part, Path library) {
    if (!Files.isRegularFile(library)) {
      throw StaleframeException.environment(
          "can't load %s: there is no such file%nDelete its folder to have it built again."
              .formatted(library));
    }
    extractWhereItCanBeLoaded(library);
    try {
      T shim =
          LibraryLoader.create(part)
              .option(LibraryOption.LoadNow, Boolean.TRUE)
              .load(library.toString());
      shim.staleframe_version(); // jnr-ffi binds on the first call: find out now.
      return shim;
    } catch (LinkageError e) {
      throw failure(library, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  /** jffi unpacks a library of its own into the temporary folder and loads it from there. */
  private static void extractWhereItCanBeLoaded(Path library) {
    boolean possible = Noexec.explain(Path.of(System.getProperty("java.io.tmpdir"))).isEmpty();
    if (!possible && System.getProperty(EXTRACT_FOLDER) == null) {
      System.setProperty(EXTRACT_FOLDER, library.toAbsolutePath().getParent().toString());
    }
  }

  private static StaleframeException failure(Path library, String reason, Throwable cause) {
    Optional<String> noexec = Noexec.explain(library);
    if (noexec.isPresent()) {
      return StaleframeException.environment(
          "can't load %s: %s".formatted(library, noexec.get()), cause);
    }
    return StaleframeException.environment(
        "can't load %s: %s%nThis JVM is %s on %s (Java %s): the library must be for the same architecture and C library (glibc or musl)."
            .formatted(
                library,
                reason,
                System.getProperty("os.arch"),
                System.getProperty("os.name"),
                System.getProperty("java.version")),
        cause);
  }
}
