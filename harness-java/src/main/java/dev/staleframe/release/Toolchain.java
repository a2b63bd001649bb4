package dev.staleframe.release;

import java.nio.file.Path;

/**
 * A Go toolchain on this machine.
 *
 * @param release the release it is
 * @param goroot its root folder
 * @param origin where it came from, as told to the user
 */
public record Toolchain(Release release, Path goroot, String origin) {
  /** The toolchain's own {@code go} command. */
  public Path go() {
    return goroot.resolve("bin").resolve("go");
  }
}
