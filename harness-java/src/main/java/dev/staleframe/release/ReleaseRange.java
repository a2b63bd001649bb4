package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A half-open range of releases, {@code [first, end)}; {@code [first, )} without an end; or the
 * empty range, written as nothing.
 *
 * @param first the first release inside, or null for the empty range
 * @param end the first release after the range, or null if there is none
 */
public record ReleaseRange(Release first, Release end) {
  /** Holds no release. */
  public static final ReleaseRange EMPTY = new ReleaseRange(null, null);

  private static final Pattern SYNTAX = Pattern.compile("\\[([^,]+), *([^)]*)\\)");

  /**
   * Reads {@code [1.23rc1, 1.23.1)}, {@code [1.23.1, )}, or the empty text for the empty range.
   *
   * @throws StaleframeException exit code 2 if the text is neither
   */
  public static ReleaseRange parse(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw StaleframeException.usage(
          "\"%s\" is not a range of releases; write it as [1.23rc1, 1.23.1)".formatted(text));
    }
    String end = matcher.group(2);
    return new ReleaseRange(
        Release.parse(matcher.group(1)), end.isEmpty() ? null : Release.parse(end));
  }

  /** Holds that release alone. */
  public static ReleaseRange of(Release release) {
    return new ReleaseRange(release, release.next());
  }

  /** Whether the release lies in the range. */
  public boolean contains(Release release) {
    return first != null
        && first.compareTo(release) <= 0
        && (end == null || release.compareTo(end) < 0);
  }

  /** Whether it holds releases, and none of the minor version of this one or of a later one. */
  public boolean endsBefore(Release release) {
    return end != null && end.compareTo(new Release(release.minor(), Release.Pre.BETA, 1)) <= 0;
  }

  /** Whether a release can lie in both. */
  public boolean overlaps(ReleaseRange other) {
    return first != null && other.first != null && (contains(other.first) || other.contains(first));
  }

  @Override
  public String toString() {
    return first == null ? "" : "[" + first + ", " + (end == null ? "" : end) + ")";
  }
}
