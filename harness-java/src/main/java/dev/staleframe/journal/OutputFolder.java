package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where a run keeps its journal.
 *
 * @param path the folder
 * @param fresh whether it must be a new one: if the folder is there, it gets another name
 */
public record OutputFolder(Path path, boolean fresh) {
  /** Names of files that a run leaves in its folder: the journal, a search and its result. */
  public static final Set<String> RECORDS =
      Set.of(JournalWriter.FILE, "search.json", "result.json");

  private static final String LOCK = ".staleframe.lock";

  /** The folder that a user names; it may be there already. */
  public static OutputFolder named(Path path) {
    return new OutputFolder(path, false);
  }

  /** A new folder: {@code path}, or if that is taken {@code path-2} and so on. */
  public static OutputFolder fresh(Path path) {
    return new OutputFolder(path, true);
  }

  /**
   * A folder that no other process writes to.
   *
   * @param path the folder
   * @param lock the right to write to it
   */
  public record Locked(Path path, OutputLock lock) implements AutoCloseable {
    @Override
    public void close() {
      lock.close();
    }
  }

  /**
   * Makes the folder if it isn't there, and keeps other processes out of it.
   *
   * @throws StaleframeException exit code 2 if it can't be written, or another process writes to it
   */
  public Locked lock() {
    try {
      Path folder = fresh ? make() : Files.createDirectories(path);
      return new Locked(
          folder,
          OutputLock.take(
              folder.resolve(LOCK),
              "the folder " + folder,
              "wait until that has ended, or choose another folder with --output"));
    } catch (IOException | UnsupportedOperationException e) {
      throw unusable(path, e);
    }
  }

  private Path make() throws IOException {
    if (path.getParent() != null) {
      Files.createDirectories(path.getParent());
    }
    for (int number = 1; ; number++) {
      Path folder = number == 1 ? path : path.resolveSibling(path.getFileName() + "-" + number);
      try {
        return Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        // Another run began in the same second.
      }
    }
  }

  static StaleframeException unusable(Path folder, Exception e) {
    return StaleframeException.usage(
        "can't write a journal in %s (%s); choose another folder with --output"
            .formatted(folder, reason(e)));
  }

  private static String reason(Exception e) {
    return switch (e.getClass().getSimpleName()) {
      case "AccessDeniedException" -> "no permission";
      case "FileAlreadyExistsException" -> "a file is in the way";
      default -> e.getMessage();
    };
  }
}
