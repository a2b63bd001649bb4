package dev.staleframe.crash;

import dev.staleframe.release.ReleaseRange;

/**
 * A fault of Go that crashes are recognized as.
 *
 * @param id the issue's number
 * @param name what goes wrong, in a few words
 * @param affected the releases that have it
 * @param reference the issue as Go writes it: {@code golang/go#69087}
 */
public record KnownBug(String id, String name, ReleaseRange affected, String reference) {

  /**
   * {@code cgocallbackg} keeps {@code gp.syscallbp} in a {@code uintptr} across the callback
   * (cgocall.go:343 in Go 1.23.0), which the stack copier does not adjust. Reported as
   * golang/go#69085; 69087 is the backport issue for 1.23.
   */
  public static final KnownBug ISSUE_69087 =
      new KnownBug(
          "69087",
          "gp.syscallbp is stale after a callback from C that moved the stack",
          ReleaseRange.parse("[1.23rc1, 1.23.1)"),
          "golang/go#69087");
}
