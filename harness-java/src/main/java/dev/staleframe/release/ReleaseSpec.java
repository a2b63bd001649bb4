package dev.staleframe.release;

import dev.staleframe.Nearest;
import dev.staleframe.StaleframeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What users write for one or more releases. */
public sealed interface ReleaseSpec {
  /** The words that stand for releases. */
  List<String> WORDS = List.of("latest", "minors");

  /** The releases that it means, in order. */
  List<Release> expand(Supplier<ReleaseCatalog> catalog);

  /** The first of them, where the text says it; each word means only releases that are taken. */
  default Optional<Release> beginning() {
    return Optional.empty();
  }

  /**
   * One that is named; nobody is asked for it.
   *
   * @param release which
   */
  record One(Release release) implements ReleaseSpec {
    @Override
    public List<Release> expand(Supplier<ReleaseCatalog> catalog) {
      return List.of(release);
    }

    @Override
    public Optional<Release> beginning() {
      return Optional.of(release);
    }
  }

  /**
   * {@code 1.23rc1..1.23.4}: both and all between.
   *
   * @param first where it begins
   * @param last where it ends
   */
  record Range(Release first, Release last) implements ReleaseSpec {
    @Override
    public List<Release> expand(Supplier<ReleaseCatalog> catalog) {
      return someOf(catalog.get().between(first, last), this, catalog.get());
    }

    @Override
    public Optional<Release> beginning() {
      return Optional.of(first);
    }

    @Override
    public String toString() {
      return first + ".." + last;
    }
  }

  /**
   * {@code 1.23.4..latest}.
   *
   * @param first where it begins
   */
  record From(Release first) implements ReleaseSpec {
    @Override
    public List<Release> expand(Supplier<ReleaseCatalog> catalog) {
      List<Release> all = catalog.get().between(first, catalog.get().latest());
      return someOf(all, this, catalog.get());
    }

    @Override
    public Optional<Release> beginning() {
      return Optional.of(first);
    }

    @Override
    public String toString() {
      return first + "..latest";
    }
  }

  /**
   * {@code 1.24.x}: the first of a minor version and its patch releases.
   *
   * @param minor the N of 1.N
   */
  record Patches(int minor) implements ReleaseSpec {
    @Override
    public List<Release> expand(Supplier<ReleaseCatalog> catalog) {
      return someOf(catalog.get().patches(minor), this, catalog.get());
    }

    @Override
    public Optional<Release> beginning() {
      return Optional.of(new Release(minor, Release.Pre.FINAL, 0));
    }

    @Override
    public String toString() {
      return "1." + minor + ".x";
    }
  }

  /** {@code latest}: the newest release. */
  record Latest() implements ReleaseSpec {
    @Override
    public List<Release> expand(Supplier<ReleaseCatalog> catalog) {
      return List.of(catalog.get().latest());
    }
  }

  /** {@code minors}: the newest of each minor version. */
  record Minors() implements ReleaseSpec {
    @Override
    public List<Release> expand(Supplier<ReleaseCatalog> catalog) {
      return catalog.get().minors();
    }
  }

  /**
   * Reads a release, {@code 1.23.0..1.23.12}, {@code 1.23.0..latest}, {@code 1.24.x}, {@code
   * latest} or {@code minors}.
   *
   * @throws StaleframeException exit code 2 if it is none of them, or begins before the oldest
   *     release that is taken
   */
  static ReleaseSpec parse(String text) {
    ReleaseSpec spec = read(text);
    Optional<Release> first = spec.beginning();
    if (first.isPresent() && first.get().minor() < InstalledGo.OLDEST.minor()) {
      throw StaleframeException.usage(tooOld(text, spec, first.get()));
    }
    return spec;
  }

  private static String tooOld(String text, ReleaseSpec spec, Release first) {
    String reason =
        "before Go %s, the oldest that the fixture is written for and whose tracer walks frame pointers"
            .formatted(InstalledGo.OLDEST);
    return spec instanceof One
        ? "Go %s is from %s".formatted(first, reason)
        : "\"%s\" begins %s; begin it with %s".formatted(text, reason, InstalledGo.OLDEST);
  }

  private static ReleaseSpec read(String text) {
    if (text.equals("latest")) {
      return new Latest();
    }
    if (text.equals("minors")) {
      return new Minors();
    }
    Matcher patches = Pattern.compile("1\\.(0|[1-9]\\d{0,3})\\.x").matcher(text);
    if (patches.matches()) {
      return new Patches(Integer.parseInt(patches.group(1)));
    }
    Matcher range = Pattern.compile("([\\w.]+?)\\.{2,3}([\\w.]+)").matcher(text);
    return range.matches() ? range(text, range.group(1), range.group(2)) : one(text);
  }

  private static ReleaseSpec range(String text, String from, String to) {
    Release first = Release.parse(from);
    if (to.equals("latest")) {
      return new From(first);
    }
    Range range = new Range(first, Release.parse(to));
    if (range.first().compareTo(range.last()) > 0) {
      throw StaleframeException.usage(
          "\"%s\" holds no release, for %s is the newer; did you mean %s?"
              .formatted(text, first, new Range(range.last(), first)));
    }
    return range;
  }

  private static ReleaseSpec one(String text) {
    try {
      return new One(Release.parse(text));
    } catch (StaleframeException e) {
      throw meant(text)
          .map(meant -> "\"%s\" is not a Go release; did you mean %s?".formatted(text, meant))
          .map(StaleframeException::usage)
          .orElse(e);
    }
  }

  private static Optional<String> meant(String text) {
    Matcher wildcard = Pattern.compile("(1\\.\\d+)\\.[*X]").matcher(text);
    if (wildcard.matches()) {
      return Optional.of(wildcard.group(1) + ".x");
    }
    Matcher dash = Pattern.compile("(1\\.[\\w.]+)[-:](1\\.[\\w.]+)").matcher(text);
    if (dash.matches()) {
      return Optional.of(dash.group(1) + ".." + dash.group(2));
    }
    return text.length() < 4 ? Optional.empty() : Nearest.of(text, WORDS);
  }

  private static List<Release> someOf(
      List<Release> releases, ReleaseSpec spec, ReleaseCatalog catalog) {
    if (!releases.isEmpty()) {
      return releases;
    }
    throw catalog.unasked()
        ? StaleframeException.environment(
            "no release of %s is known here, and the module proxy could not be asked%nCheck the network or GOPROXY, or name the releases one by one."
                .formatted(spec))
        : StaleframeException.usage(
            "there is no Go release in %s; see https://go.dev/doc/devel/release".formatted(spec));
  }
}
