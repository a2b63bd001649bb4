package dev.staleframe.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The logs that lie beside some journals, to be read. */
public final class LogShelf {
  /** A name from a journal becomes a path: it is that of a SHA-256, or of nothing. */
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  private final List<LogStore> stores;

  private LogShelf(List<LogStore> stores) {
    this.stores = stores;
  }

  /** Those beside these journals. */
  public static LogShelf beside(List<Path> journals) {
    return new LogShelf(journals.stream().map(LogStore::beside).toList());
  }

  /** The file of the log of that name; absent if there is none. */
  public Optional<Path> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return stores.stream().map(store -> store.file(name)).filter(Files::isRegularFile).findFirst();
  }
}
