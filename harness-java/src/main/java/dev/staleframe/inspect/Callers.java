package dev.staleframe.inspect;

import dev.staleframe.binary.Function;
import dev.staleframe.binary.FunctionTable;
import dev.staleframe.binary.FunctionTable.Frame;
import dev.staleframe.shim.ScannedGoroutine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Finds out who made the call that a goroutine is in, from its {@code syscallpc} and {@code
 * syscallsp} and the program's own table of functions. The frame pointer, which may be the stale
 * one, is not asked.
 */
final class Callers {
  /** From entersyscall's caller to the program's own function: runtime, syscall, cgo. */
  private static final int MOST_FRAMES = 16;

  private static final String CGO_CALL = "._Cfunc_";

  private final Target target;
  private final Optional<FunctionTable> functions;

  Callers(Target target) {
    this.target = target;
    this.functions = target.binary().functions();
  }

  /** The caller, if the stack could be followed so far. */
  Optional<Caller> of(ScannedGoroutine goroutine) {
    return functions.flatMap(table -> walk(table, goroutine));
  }

  private Optional<Caller> walk(FunctionTable table, ScannedGoroutine goroutine) {
    long pc = goroutine.pc() - target.bias();
    long sp = goroutine.sp();
    Optional<String> callee = Optional.empty();
    for (int i = 0; i < MOST_FRAMES; i++) {
      Optional<Function> function = table.at(pc);
      if (function.isEmpty()) {
        return Optional.empty();
      }
      String name = function.get().name();
      int cgo = name.indexOf(CGO_CALL);
      if (cgo >= 0) {
        callee = Optional.of(name.substring(cgo + CGO_CALL.length()));
      } else if (!isPlumbing(name)) {
        return Optional.of(new Caller(name, callee));
      }
      Optional<Frame> frame = table.frame(pc);
      if (frame.isEmpty()) {
        return Optional.empty();
      }
      Optional<Long> above = word(goroutine, sp + frame.get().returnAddress());
      if (above.isEmpty()) {
        return Optional.empty();
      }
      sp += frame.get().size();
      pc = above.get() - target.bias();
    }
    return Optional.empty();
  }

  /** What stands between the program's own function and the kernel or C. */
  private static boolean isPlumbing(String name) {
    return name.startsWith("runtime.")
        || name.startsWith("runtime/cgo.")
        || name.startsWith("syscall.")
        || name.startsWith("internal/runtime/")
        || name.contains("._cgo");
  }

  /** A word of the goroutine's own stack. */
  private Optional<Long> word(ScannedGoroutine goroutine, long address) {
    boolean own =
        Long.compareUnsigned(address, goroutine.lo()) >= 0
            && Long.compareUnsigned(address, goroutine.hi() - Long.BYTES) <= 0;
    return own
        ? target
            .memory()
            .read(address, Long.BYTES)
            .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
        : Optional.empty();
  }
}
