package dev.staleframe.container;

import dev.staleframe.StaleframeException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container may take, all its processes together.
 *
 * @param memoryBytes memory, the files in its folders included, which are kept in memory
 * @param diskBytes how much of it those files may take, in each of /work and /tmp
 * @param processes processes and threads
 */
public record ContainerLimits(long memoryBytes, long diskBytes, long processes) {
  /** Room for four trials at a time and for the build of a runtime. */
  public static final ContainerLimits USUAL = new ContainerLimits(3L << 30, 1L << 30, 1024);

  private static final Pattern PART =
      Pattern.compile("(memory|disk|processes)=0*([1-9]\\d{0,8})([kmg]?)");

  /**
   * Reads {@code memory=2g,disk=512m,processes=500}; what is left out is as usual.
   *
   * @throws StaleframeException exit code 2 if it is something else
   */
  public static ContainerLimits parse(String text) {
    ContainerLimits limits = USUAL;
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw StaleframeException.usage(
            "container limits are written as memory=2g,disk=512m,processes=500, not \"%s\""
                .formatted(text));
      }
      limits = limits.with(matcher.group(1), number(matcher.group(2), matcher.group(3)));
    }
    return limits;
  }

  private static long number(String digits, String unit) {
    int shift =
        switch (unit) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Long.parseLong(digits) << shift;
  }

  private ContainerLimits with(String name, long value) {
    return switch (name) {
      case "memory" -> new ContainerLimits(value, diskBytes, processes);
      case "disk" -> new ContainerLimits(memoryBytes, value, processes);
      default -> new ContainerLimits(memoryBytes, diskBytes, value);
    };
  }

  /** The memory as people write it. */
  String memory() {
    return size(memoryBytes);
  }

  /** The disk as people write it. */
  String disk() {
    return size(diskBytes);
  }

  private static String size(long bytes) {
    return bytes % (1L << 30) == 0 ? (bytes >> 30) + " GiB" : (bytes >> 20) + " MiB";
  }
}
