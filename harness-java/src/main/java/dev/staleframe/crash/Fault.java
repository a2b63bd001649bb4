package dev.staleframe.crash;

import java.util.OptionalLong;

/**
 * The signal behind a crash.
 *
 * @param signal its name, {@code SIGSEGV}; on Windows {@code Exception 0xc0000005}
 * @param pc where it struck
 * @param m the thread it struck; not printed when the signal became a panic or a throw
 * @param code the signal's code, {@code si_code}
 * @param address the address that could not be read or written; Go 1.23 prints it only for SIGSEGV
 *     and SIGBUS, older releases not at all
 */
public record Fault(
    String signal, OptionalLong pc, OptionalLong m, OptionalLong code, OptionalLong address) {

  /** A signal of which only the name is known yet. */
  static Fault named(String signal) {
    OptionalLong none = OptionalLong.empty();
    return new Fault(signal, none, none, none, none);
  }

  /** Reads {@code PC=0x47ed94 m=9 sigcode=128 addr=0x0}, printed by {@code fatalsignal}. */
  Fault withRegisters(String line) {
    return new Fault(
        signal,
        Fields.hex(line, "PC="),
        Fields.decimal(line, " m="),
        Fields.decimal(line, " sigcode="),
        Fields.hex(line, " addr="));
  }

  /**
   * Reads {@code [signal SIGSEGV: segmentation violation code=0x1 addr=0x28 pc=0x1385f7c]}, printed
   * by {@code dopanic_m}.
   */
  static Fault ofBracket(String line) {
    int from = "[signal ".length();
    int end = from;
    while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
      end++;
    }
    return new Fault(
        line.substring(from, end),
        Fields.hex(line, " pc="),
        OptionalLong.empty(),
        Fields.hex(line, " code="),
        Fields.hex(line, " addr="));
  }
}
