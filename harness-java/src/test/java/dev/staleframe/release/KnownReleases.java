package dev.staleframe.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lookup that knows these and notes what it was asked; silent ones know nothing. */
final class KnownReleases implements ReleaseLookup {
  final List<Release> asked = new ArrayList<>();
  private final List<Release> known;
  private final boolean silent;

  private KnownReleases(boolean silent, String... known) {
    this.silent = silent;
    this.known = releases(known);
  }

  static KnownReleases of(String... known) {
    return new KnownReleases(false, known);
  }

  static KnownReleases silent() {
    return new KnownReleases(true);
  }

  static List<Release> releases(String... names) {
    return List.of(names).stream().map(Release::parse).toList();
  }

  /** The catalogue of them, on a machine that has these. */
  ReleaseCatalog catalog(List<Release> here, List<String> announced) {
    return new ReleaseCatalog(this, here::contains, 22, () -> announced.add("unasked"));
  }

  @Override
  public Map<Release, Existence> ask(List<Release> releases) {
    asked.addAll(releases);
    Map<Release, Existence> answers = new LinkedHashMap<>();
    for (Release release : releases) {
      answers.put(
          release,
          silent ? Existence.UNKNOWN : known.contains(release) ? Existence.YES : Existence.NO);
    }
    return answers;
  }
}
