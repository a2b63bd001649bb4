package dev.staleframe.shim;

import java.util.List;

/** What reading another's memory may fail with; in the order of {@code staleframe_error}. */
enum MemoryError {
  NONE,
  NO_SUCH_PROCESS,
  NOT_PERMITTED,
  GONE,
  CANNOT_OPEN,
  UNREADABLE,
  NOT_FOUND,
  TOO_LARGE,
  OUT_OF_MEMORY,
  INVALID;

  private static final List<MemoryError> ALL = List.of(values());

  static MemoryError of(int error) {
    return ALL.get(error);
  }
}
