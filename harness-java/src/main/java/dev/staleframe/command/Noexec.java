package dev.staleframe.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out whether a file lies where the kernel runs and loads nothing: a noexec mount. */
public final class Noexec {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private Noexec() {}

  /**
   * What to tell the user of a file that can't be run or loaded, if that is the reason.
   *
   * @return two lines: what is wrong, and what to do
   */
  public static Optional<String> explain(Path file) {
    return explain(file, mounts());
  }

  /**
   * @param mounts the lines of /proc/self/mounts, see fstab(5)
   */
  static Optional<String> explain(Path file, List<String> mounts) {
    return mountPoint(real(file), mounts)
        .map(
            point ->
                "%s is mounted noexec: nothing in it can be run or loaded.%nName a folder elsewhere: STALEFRAME_CACHE for what staleframe builds, GOMODCACHE for Go releases."
                    .formatted(point));
  }

  private static Optional<Path> mountPoint(Path file, List<String> mounts) {
    Path nearest = null;
    boolean noexec = false;
    for (String mount : mounts) {
      String[] fields = mount.split(" ");
      if (fields.length < 4) {
        continue;
      }
      Path point = Path.of(unescaped(fields[1]));
      // A later mount of the same point covers the earlier one.
      if (file.startsWith(point)
          && (nearest == null || point.getNameCount() >= nearest.getNameCount())) {
        nearest = point;
        noexec = List.of(fields[3].split(",")).contains("noexec");
      }
    }
    return noexec ? Optional.of(nearest) : Optional.empty();
  }

  private static String unescaped(String point) {
    return point
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static List<String> mounts() {
    try {
      return Files.readAllLines(MOUNTS);
    } catch (IOException e) {
      return List.of(); // Then the reason stays what the system call said.
    }
  }
}
