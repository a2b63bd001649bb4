package dev.staleframe.script;

import java.util.List;

/**
 * A setting of the runtime by the GODEBUG variable. It takes the place of what the search sets.
 *
 * @param name one of {@link #NAMES}
 * @param value 0 to 9999
 */
public record GodebugSetting(String name, int value) implements Entry {
  /**
   * Those that have to do with stacks, who walks them and who moves them ({@code
   * src/runtime/runtime1.go}, {@code dbgvars}). Releases pass over those that they don't know.
   */
  public static final List<String> NAMES =
      List.of(
          "efence",
          "gcshrinkstackoff",
          "tracefpunwindoff",
          "asyncpreemptoff",
          "clobberfree",
          "invalidptr",
          "cgocheck",
          "gcstoptheworld",
          "gccheckmark",
          "adaptivestackstart",
          "tracebackancestors",
          "runtimecontentionstacks",
          "dontfreezetheworld",
          "profstackdepth",
          "tracecheckstackownership",
          "madvdontneed");

  static final int MOST = 9999;

  public GodebugSetting {
    if (!NAMES.contains(name) || value < 0 || value > MOST) {
      throw new IllegalArgumentException(name + "=" + value);
    }
  }

  @Override
  public String key() {
    return name;
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
