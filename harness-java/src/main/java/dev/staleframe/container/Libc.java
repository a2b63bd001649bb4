package dev.staleframe.container;

import dev.staleframe.trial.Place;
import java.util.Optional;

/** The C library of an image. */
public enum Libc {
  /** That of Debian and most others. */
  GLIBC("glibc", "", "gcc"),
  /** That of Alpine. */
  MUSL("musl", "-alpine", "musl-gcc");

  private final String label;
  private final String officialSuffix;
  private final String compiler;

  Libc(String label, String officialSuffix, String compiler) {
    this.label = label;
    this.officialSuffix = officialSuffix;
    this.compiler = compiler;
  }

  /** That of a place, absent for the host, whose own it is. */
  public static Optional<Libc> of(Place place) {
    return switch (place) {
      case HOST -> Optional.empty();
      case CONTAINER -> Optional.of(GLIBC);
      case CONTAINER_MUSL -> Optional.of(MUSL);
    };
  }

  /** What follows the release in the tag of the official image that has it. */
  String officialSuffix() {
    return officialSuffix;
  }

  /** The C compiler in the image, see docker/Dockerfile. */
  String compiler() {
    return compiler;
  }

  @Override
  public String toString() {
    return label;
  }
}
