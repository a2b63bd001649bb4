package dev.staleframe.inspect;

import dev.staleframe.binary.BuildInfo;
import dev.staleframe.binary.Features;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.binary.KnownLayout;
import dev.staleframe.binary.Machine;
import dev.staleframe.release.Release;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a program's file tells of it.
 *
 * @param file as it was named
 * @param build what the go command wrote into it, as far as it was kept
 * @param machine the architecture, if it is one on which the tracer walks frame pointers
 * @param kind how it is loaded
 * @param stripped whether it has no symbol table
 * @param features what is linked
 * @param layoutSource how it is known where the fields of its goroutines are, if it is
 */
public record BinaryFacts(
    String file,
    BuildInfo build,
    Optional<Machine> machine,
    GoBinary.Kind kind,
    boolean stripped,
    Features features,
    Optional<KnownLayout.Source> layoutSource) {
  /**
   * Reads a file.
   *
   * @throws dev.staleframe.StaleframeException exit code 2 if it can't be read, or has no Go in it
   */
  public static BinaryFacts read(Path file) {
    try (GoBinary binary = GoBinary.open(file)) {
      return of(file.toString(), binary);
    }
  }

  /** Reads an open one. */
  static BinaryFacts of(String name, GoBinary binary) {
    return new BinaryFacts(
        name,
        binary.buildInfo().orElse(BuildInfo.NONE),
        binary.machine(),
        binary.kind(),
        binary.stripped(),
        binary.features(),
        binary.layout().map(KnownLayout::source));
  }

  /** The release that built it, if it names one. */
  public Optional<Release> release() {
    return build.release();
  }
}
