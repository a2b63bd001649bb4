package dev.staleframe.binary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Architectures on which Go's tracer walks frame pointers. */
public enum Machine {
  AMD64(62, 8),
  ARM64(183, 1027);

  private final int elfNumber;
  private final int relative;

  Machine(int elfNumber, int relative) {
    this.elfNumber = elfNumber;
    this.relative = relative;
  }

  static Optional<Machine> of(int elfNumber) {
    return Arrays.stream(values()).filter(machine -> machine.elfNumber == elfNumber).findFirst();
  }

  /** The type of a relocation that adds the load bias: R_X86_64_RELATIVE, R_AARCH64_RELATIVE. */
  int relative() {
    return relative;
  }

  /** As Go calls it: {@code amd64}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
