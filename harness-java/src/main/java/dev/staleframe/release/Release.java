package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Go toolchain version, written as Go writes it: {@code 1.23.0}, {@code 1.23rc1}, {@code 1.20}.
 *
 * <p>Ordered as Go orders them ({@code src/internal/gover/gover.go} in Go 1.23): {@code 1.23beta1 <
 * 1.23rc1 < 1.23rc2 < 1.23.0 < 1.23.1}. From 1.21 on the first release of a minor version is {@code
 * 1.N.0}; before that it was {@code 1.N}, and {@code 1.20} and {@code 1.20.0} would be the same
 * place in the order, but only the first exists.
 *
 * @param minor the N of 1.N
 * @param pre what kind of release it is
 * @param number the patch number, or the number of the beta or release candidate
 */
public record Release(int minor, Pre pre, int number) implements Comparable<Release> {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "1\\.(0|[1-9][0-9]{0,3})(?:(beta|rc)([1-9][0-9]{0,3})|\\.(0|[1-9][0-9]{0,3}))?");

  /** The first minor version whose first release is named {@code 1.N.0} rather than {@code 1.N}. */
  private static final int FIRST_WITH_POINT_ZERO = 21;

  private static final Comparator<Release> ORDER =
      Comparator.comparingInt(Release::minor)
          .thenComparing(Release::pre)
          .thenComparingInt(Release::number);

  /** What comes before a final release, in order. */
  public enum Pre {
    BETA,
    RC,
    FINAL
  }

  /**
   * Reads a release name; a leading {@code go} is allowed.
   *
   * @throws StaleframeException exit code 2 if the text does not name a release
   */
  public static Release parse(String text) {
    String name = text.startsWith("go") ? text.substring(2) : text;
    Matcher matcher = SYNTAX.matcher(name);
    if (!matcher.matches()) {
      throw StaleframeException.usage(
          "\"%s\" is not a Go release; write it as Go does, for example 1.23.0 or 1.23rc1"
              .formatted(text));
    }
    int minor = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) != null) {
      Pre pre = matcher.group(2).equals("rc") ? Pre.RC : Pre.BETA;
      return new Release(minor, pre, Integer.parseInt(matcher.group(3)));
    }
    if (matcher.group(4) == null && minor >= FIRST_WITH_POINT_ZERO) {
      throw StaleframeException.usage(
          "\"%s\" is a Go language version, not a release; did you mean %s.0?"
              .formatted(text, name));
    }
    int patch = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
    return new Release(minor, Pre.FINAL, patch);
  }

  /** The next of its kind, whether it exists or not; nothing lies between the two. */
  Release next() {
    return new Release(minor, pre, number + 1);
  }

  @Override
  public int compareTo(Release other) {
    return ORDER.compare(this, other);
  }

  /** The name without the leading {@code go}. */
  @Override
  public String toString() {
    return switch (pre) {
      case BETA -> "1." + minor + "beta" + number;
      case RC -> "1." + minor + "rc" + number;
      case FINAL ->
          number == 0 && minor < FIRST_WITH_POINT_ZERO ? "1." + minor : "1." + minor + "." + number;
    };
  }
}
