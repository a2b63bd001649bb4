package dev.staleframe.dating;

import dev.staleframe.crash.Frame;
import java.util.Optional;

/**
 * A file of the standard library as a frame names it.
 *
 * @param root what comes before {@code /src/}; empty if the program was built with {@code
 *     -trimpath}
 * @param path its path in {@code src}, such as {@code runtime/proc.go}
 */
record SourcePath(String root, String path) {
  private static final String SRC = "/src/";

  /** Takes the longest end of the printed path that the table has. */
  static Optional<SourcePath> of(String printed, LineTable table) {
    String file = printed.replace('\\', '/');
    for (int start = 0; start >= 0; start = next(file, start)) {
      if (table.hasFile(file.substring(start))) {
        String before = file.substring(0, start);
        String root =
            before.endsWith(SRC) ? before.substring(0, before.length() - SRC.length()) : "";
        return Optional.of(new SourcePath(root, file.substring(start)));
      }
    }
    return Optional.empty();
  }

  private static int next(String file, int start) {
    int slash = file.indexOf('/', start);
    return slash < 0 ? -1 : slash + 1;
  }

  /** Whether it is the file of that frame's function, and not one that has the same path. */
  boolean holds(Frame frame, LineTable table) {
    FunctionName function = FunctionName.of(frame.function());
    return table.file(path).map(file -> file.knows(function)).orElse(false);
  }
}
