package dev.staleframe.release;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.CommandResult;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns what {@code go} said when it could not provide a release into what the user should do. */
final class FetchFailure {
  private FetchFailure() {}

  static StaleframeException explain(Release release, InstalledGo installed, CommandResult result) {
    String said = lastLine(result.stderr());
    if (result.timedOut()) {
      return StaleframeException.environment(
          "fetching Go %s took too long and was stopped (GOPROXY=%s); check the network and try again"
              .formatted(release, installed.goproxy()));
    }
    if (said.contains("SECURITY ERROR") || result.stderr().contains("checksum mismatch")) {
      return StaleframeException.environment(
          "the Go %s that GOPROXY=%s serves is not the one Go's checksum database knows; it was not used.%nUse another module proxy (go env -w GOPROXY=...), and tell the owner of this one."
              .formatted(release, installed.goproxy()));
    }
    if (said.contains("checksum database disabled")) {
      return StaleframeException.environment(
          "Go %s can't be verified because GOSUMDB=off, and staleframe runs no unverified toolchain.%nUnset GOSUMDB, or put a Go %s of your own on this machine (~/sdk/go%s, as golang.org/dl does)."
              .formatted(release, release, release));
    }
    Optional<String> remedy = GoComplaint.advice(said);
    if (remedy.isPresent()) {
      return StaleframeException.environment(
          "Go %s can't be had: %s%n%s".formatted(release, said, remedy.get()));
    }
    if (installed.goproxy().equals("off")) {
      return StaleframeException.environment(
          "Go %s is not on this machine and GOPROXY=off forbids to fetch it.%nUnset GOPROXY, or put it at ~/sdk/go%s (golang.org/dl does)."
              .formatted(release, release));
    }
    if (doesNotExist(result.stderr())) {
      return noSuchRelease(release, installed);
    }
    return unreachable(release, installed, said);
  }

  static StaleframeException noSuchRelease(Release release, InstalledGo installed) {
    return StaleframeException.usage(
        "there is no Go release %s for this platform (GOPROXY=%s has none); see https://go.dev/doc/devel/release"
            .formatted(release, installed.goproxy()));
  }

  /**
   * @param said what went wrong
   */
  static StaleframeException unreachable(Release release, InstalledGo installed, String said) {
    return StaleframeException.environment(
        "Go %s is not on this machine and could not be fetched (GOPROXY=%s): %s%nCheck the network or GOPROXY, or put it at ~/sdk/go%s (golang.org/dl does)."
            .formatted(release, installed.goproxy(), said, release));
  }

  /**
   * cmd/go has one sentence for "not found" from every proxy; some proxies refuse with their own.
   */
  private static boolean doesNotExist(String stderr) {
    return Stream.of("toolchain not available", "invalid GOTOOLCHAIN", "version is not available")
        .anyMatch(stderr::contains);
  }

  private static String lastLine(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .reduce((first, second) -> second)
        .map(line -> line.replaceFirst("^(?:go: )+", ""))
        .orElse("`go` said nothing");
  }
}
