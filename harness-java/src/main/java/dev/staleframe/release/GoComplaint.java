package dev.staleframe.release;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the {@code go} command says of the user's own settings, and what to do about each. */
final class GoComplaint {
  /** What {@code cmd/go} of 1.21 to 1.27 prints, as a part of a line. */
  private static final List<Remedy> REMEDIES =
      List.of(
          new Remedy("unknown GOEXPERIMENT", "Remove that experiment: go env -u GOEXPERIMENT."),
          new Remedy(
              "neither GOMODCACHE nor GOPATH is set",
              "Set HOME, below which Go keeps releases, or GOPATH or GOMODCACHE."),
          new Remedy(
              "no space left on device", "Free some room, or set GOMODCACHE to a roomier folder."),
          new Remedy(
              "GOMODCACHE entry is relative|could not create module cache"
                  + "|^(?!.*(?:dial|lookup|socket|connect)).*"
                  + "(?:read-only file system|permission denied|operation not permitted)",
              "Set GOMODCACHE to a folder in which Go can keep and run releases."));

  private GoComplaint() {}

  private record Remedy(Pattern said, String advice) {
    Remedy(String said, String advice) {
      this(Pattern.compile(said), advice);
    }
  }

  /** What to do about it; absent if it is about something else than the user's settings. */
  static Optional<String> advice(String stderr) {
    return REMEDIES.stream()
        .filter(remedy -> remedy.said().matcher(stderr).find())
        .findFirst()
        .map(Remedy::advice);
  }
}
