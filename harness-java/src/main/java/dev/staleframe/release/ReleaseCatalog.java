package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.release.Release.Pre;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The releases that exist, found by asking for each: the module proxy's own list lacks release
 * candidates and some patch releases. Where nobody can be asked, those that are on this machine.
 */
public final class ReleaseCatalog {
  /** So many in a row that don't exist are the end: 1.21 has no rc1, and mirrors have holes. */
  private static final int GAP = 5;

  private static final int BATCH = 8;

  /** Where nobody can be asked a hole is no end. No release line had as many as that. */
  private static final int MOST = 24;

  private final ReleaseLookup lookup;
  private final Predicate<Release> here;
  private final int installedMinor;
  private final Runnable announceUnasked;
  private final Map<String, List<Release>> walked = new HashMap<>();
  private boolean unasked;

  /**
   * @param here whether the release is on this machine
   * @param installedMinor a minor version that exists
   * @param announceUnasked is run once if nobody can be asked
   */
  ReleaseCatalog(
      ReleaseLookup lookup, Predicate<Release> here, int installedMinor, Runnable announceUnasked) {
    this.lookup = lookup;
    this.here = here;
    this.installedMinor = installedMinor;
    this.announceUnasked = announceUnasked;
  }

  /**
   * The catalogue of what the user's GOPROXY has.
   *
   * @param cache the folder in which answers are remembered
   * @param platform as toolchains are named by it: {@code linux-amd64}
   * @param announce is told what the user should know
   */
  public static ReleaseCatalog of(
      Environment environment,
      InstalledGo installed,
      Path cache,
      String platform,
      Consumer<String> announce) {
    // A proxy that lacks a release says nothing of what another has.
    String name =
        String.format(
            Locale.ROOT, "releases-%s-%08x.txt", platform, installed.goproxy().hashCode());
    Toolchains toolchains = new Toolchains(environment, installed);
    return new ReleaseCatalog(
        new RememberedLookup(
            new ProxyLookup(installed.goproxy(), platform), cache.resolve(name), Clock.systemUTC()),
        release -> toolchains.cached(release).isPresent(),
        installed.newestKnownMinor(),
        () ->
            announce.accept(
                "could not ask which Go releases there are (GOPROXY=%s); taking those known here"
                    .formatted(installed.goproxy())));
  }

  /** Whether some answers are only of what is known here. */
  public boolean unasked() {
    return unasked;
  }

  /** All from the first to the last, betas and release candidates too, in order. */
  public List<Release> between(Release first, Release last) {
    int end = Math.min(last.minor(), newestMinor() + 1); // That one may have release candidates.
    return IntStream.rangeClosed(first.minor(), end)
        .boxed()
        .flatMap(minor -> Stream.of(Pre.values()).flatMap(pre -> walk(minor, pre).stream()))
        .filter(release -> release.compareTo(first) >= 0 && release.compareTo(last) <= 0)
        .toList();
  }

  /** The first of a minor version and all of its patch releases. */
  public List<Release> patches(int minor) {
    return walk(minor, Pre.FINAL);
  }

  /** The newest of each minor version that staleframe takes. */
  public List<Release> minors() {
    return IntStream.rangeClosed(InstalledGo.OLDEST.minor(), newestMinor())
        .mapToObj(this::patches)
        .filter(patches -> !patches.isEmpty())
        .map(patches -> patches.get(patches.size() - 1))
        .toList();
  }

  /** The newest release. */
  public Release latest() {
    List<Release> minors = minors();
    if (minors.isEmpty()) {
      throw StaleframeException.environment(
          "no Go release is known here, and nobody could be asked; name one, for example 1.23.1");
    }
    return minors.get(minors.size() - 1);
  }

  private int newestMinor() {
    int newest = installedMinor;
    while (!patches(newest + 1).isEmpty()) {
      newest++;
    }
    return newest;
  }

  private List<Release> walk(int minor, Pre pre) {
    return walked.computeIfAbsent(pre + " " + minor, key -> List.copyOf(find(minor, pre)));
  }

  private List<Release> find(int minor, Pre pre) {
    List<Release> found = new ArrayList<>();
    int missing = 0;
    int from = pre == Pre.FINAL ? 0 : 1;
    while (missing < GAP || unasked && pre == Pre.FINAL && from < MOST) {
      for (Map.Entry<Release, Existence> answer : ask(minor, pre, from).entrySet()) {
        boolean exists = exists(answer);
        missing = exists ? 0 : missing + 1;
        if (exists) {
          found.add(answer.getKey());
        }
      }
      from += BATCH;
    }
    return found;
  }

  private Map<Release, Existence> ask(int minor, Pre pre, int from) {
    return lookup.ask(
        IntStream.range(from, from + BATCH).mapToObj(n -> new Release(minor, pre, n)).toList());
  }

  private boolean exists(Map.Entry<Release, Existence> answer) {
    if (answer.getValue() != Existence.UNKNOWN) {
      return answer.getValue() == Existence.YES;
    }
    if (!unasked) {
      unasked = true;
      announceUnasked.run();
    }
    return here.test(answer.getKey());
  }
}
