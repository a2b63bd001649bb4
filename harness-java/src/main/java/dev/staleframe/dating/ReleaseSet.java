package dev.staleframe.dating;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Releases that come into question, in order.
 *
 * @param releases each once
 */
public record ReleaseSet(List<Release> releases) {
  private static final Pattern MINOR = Pattern.compile("1\\.(\\d{1,4})");
  private static final int MOST_NAMED = 2;

  public ReleaseSet {
    releases = List.copyOf(releases);
  }

  static ReleaseSet of(Collection<Release> releases) {
    return new ReleaseSet(releases.stream().distinct().sorted().toList());
  }

  /**
   * What a version in a text or path stands for. {@code 1.23} is also what folders are called that
   * hold any 1.23.x, so it stands for all of them.
   */
  static Optional<ReleaseSet> named(String version) {
    Matcher minor = MINOR.matcher(version);
    if (minor.matches()) {
      int number = Integer.parseInt(minor.group(1));
      return Optional.of(new ReleaseSet(known().filter(r -> r.minor() == number).toList()));
    }
    try {
      return Optional.of(new ReleaseSet(List.of(Release.parse(version))));
    } catch (StaleframeException e) {
      return Optional.empty();
    }
  }

  private static Stream<Release> known() {
    return LineTable.ofStaleframe().all().stream();
  }

  public boolean isEmpty() {
    return releases.isEmpty();
  }

  public boolean contains(Release release) {
    return releases.contains(release);
  }

  /**
   * Whether the release is older or newer than any of the table, and that at the edge is inside.
   */
  boolean reachesBeyondTable(Release release) {
    List<Release> all = known().toList();
    Release first = all.get(0);
    Release last = all.get(all.size() - 1);
    return (release.compareTo(first) < 0 && contains(first))
        || (release.compareTo(last) > 0 && contains(last));
  }

  ReleaseSet and(ReleaseSet other) {
    return new ReleaseSet(releases.stream().filter(other::contains).toList());
  }

  /** {@code 1.23.0}, {@code 1.23rc2 or 1.23.0}, {@code 1.22.4 to 1.22.12 or 1.24.x}. */
  @Override
  public String toString() {
    List<String> runs = new ArrayList<>();
    List<Release> run = new ArrayList<>();
    for (Release release : Stream.concat(known(), releases.stream()).distinct().sorted().toList()) {
      if (contains(release)) {
        run.add(release);
      } else {
        add(run, runs);
      }
    }
    add(run, runs);
    int last = runs.size() - 1;
    return last < 1
        ? String.join("", runs)
        : String.join(", ", runs.subList(0, last)) + " or " + runs.get(last);
  }

  private static void add(List<Release> run, List<String> runs) {
    if (run.isEmpty()) {
      return;
    }
    Release first = run.get(0);
    Release last = run.get(run.size() - 1);
    if (run.size() <= MOST_NAMED) {
      run.forEach(release -> runs.add(release.toString()));
    } else if (known().filter(r -> r.minor() == first.minor()).toList().equals(run)) {
      runs.add("1." + first.minor() + ".x");
    } else {
      runs.add(first + " to " + last);
    }
    run.clear();
  }
}
