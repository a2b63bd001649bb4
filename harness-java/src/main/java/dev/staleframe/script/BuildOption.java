package dev.staleframe.script;

import java.util.List;
import java.util.Locale;

/** How a scenario's program is built, apart from the usual. */
public enum BuildOption implements Entry {
  /** With the race detector. */
  RACE("-race"),
  /** Nothing is optimised, and nothing inlined. */
  NOOPT("-gcflags=all=-N -l"),
  /** Nothing is inlined. */
  NOINLINE("-gcflags=all=-l");

  private final String flag;

  BuildOption(String flag) {
    this.flag = flag;
  }

  /** The flag of {@code go build}. */
  public String flag() {
    return flag;
  }

  /** Whether the two can't be together: of two {@code -gcflags} the last one counts. */
  static boolean clash(List<BuildOption> options) {
    return options.contains(NOOPT) && options.contains(NOINLINE);
  }

  @Override
  public String key() {
    return toString();
  }

  /** The name in the language. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
