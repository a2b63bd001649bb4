package dev.staleframe.crash;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The runtime's own check, on entering a system call or C, that the saved stack and frame pointers
 * lie in the goroutine's stack. It prints a line and throws:
 *
 * <pre>
 * entersyscall inconsistent bp 0xc000046790 [0xc000100000,0xc000120000]
 * fatal error: entersyscall
 * </pre>
 *
 * <p>{@code reentersyscall} and {@code entersyscallblock} in proc.go: sp and bp from Go 1.23.1 on
 * (lines 4416 to 4426 and 4557 to 4577); up to 1.23.0 sp alone, and without the word (4416, 4551).
 *
 * @param function {@code entersyscall} or {@code entersyscallblock}
 * @param pointer which pointer was found outside
 * @param line the line as printed
 */
public record SyscallCheck(String function, Pointer pointer, String line) {
  private static final List<String> FUNCTIONS = List.of("entersyscall", "entersyscallblock");

  /** Which of the two that are checked. */
  public enum Pointer {
    SP,
    BP
  }

  /** Whether it is the check that threw. */
  public static boolean threw(Crash crash) {
    return crash.kind() == Crash.Kind.THROW && FUNCTIONS.contains(crash.reason());
  }

  /** The check that threw, if one did and said so. */
  public static Optional<SyscallCheck> of(Crash crash) {
    if (!threw(crash)) {
      return Optional.empty();
    }
    String prefix = crash.reason() + " inconsistent ";
    return crash.message().stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> new SyscallCheck(crash.reason(), pointer(line, prefix.length()), line))
        .findFirst();
  }

  /** The pointer found outside of the stack, as printed; {@code entersyscallblock} prints three. */
  public OptionalLong value() {
    return Fields.hex(line, pointer == Pointer.BP ? " bp " : " sp ");
  }

  private static Pointer pointer(String line, int at) {
    return line.startsWith("bp ", at) ? Pointer.BP : Pointer.SP;
  }

  String title() {
    return pointer == Pointer.BP ? "inconsistent bp" : "inconsistent sp";
  }
}
