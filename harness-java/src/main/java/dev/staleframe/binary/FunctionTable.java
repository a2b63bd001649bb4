package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The functions of a Go program, from the table that the runtime itself needs ({@code pclntab}): no
 * stripping removes it. Formats of Go 1.18 and after, {@code src/runtime/symtab.go} and {@code
 * runtime2.go} ({@code pcHeader}, {@code functab}, {@code _func}).
 *
 * <p>Addresses are those of link time; who looks into a running program takes off the load bias.
 * Only the functions of the first text section are known, which is all of them on amd64 and arm64.
 */
public final class FunctionTable {
  private static final int ENTRY = 8;
  private static final int LONGEST_NAME = 1 << 14;
  private static final int WORD = 8;

  private final PclnHeader header;
  private final long textStart;
  private final Machine machine;
  private final Window functions;

  FunctionTable(PclnHeader header, long textStart, Machine machine) {
    this.header = header;
    this.textStart = textStart;
    this.machine = machine;
    this.functions = header.functions();
  }

  /**
   * The table of a file, if there is one in a known format.
   *
   * @throws StaleframeException exit code 2 if there is one that is not sound
   */
  public static Optional<FunctionTable> find(ElfFile elf) {
    return elf.machine().flatMap(machine -> FunctionTableFinder.find(elf, machine));
  }

  /** How many functions there are. */
  public long size() {
    return header.count();
  }

  /** Tells the name of every function. */
  public void names(Consumer<String> consumer) {
    for (long i = 0; i < size(); i++) {
      consumer.accept(name(i));
    }
  }

  /**
   * The function that a call returns to.
   *
   * @param returnAddress the address after the call, at link time
   */
  public Optional<Function> at(long returnAddress) {
    return index(returnAddress)
        .map(i -> new Function(name(i), textStart + start(i), textStart + start(i + 1)));
  }

  /** The line of the call before that address. */
  public Optional<SourceLine> line(long returnAddress) {
    return index(returnAddress)
        .flatMap(
            i -> {
              Window function = function(i);
              OptionalLong file = values(i).at(function.u32(20), before(returnAddress));
              OptionalLong line = values(i).at(function.u32(24), before(returnAddress));
              return file.isPresent() && line.isPresent() && file.getAsLong() >= 0
                  ? Optional.of(
                      new SourceLine(
                          header.file(function.u32(32) + file.getAsLong()), (int) line.getAsLong()))
                  : Optional.empty();
            });
  }

  /**
   * How far above sp the frame pointer of the function stands that made this call: what {@code bp -
   * sp} has to be where the runtime saved both of that caller.
   *
   * <p>On amd64 the function pushed the caller's bp right below its return address and points
   * there; the table says how far sp went down in all ({@code pcsp}). On arm64 the frame pointer is
   * saved in the word below sp ({@code src/cmd/internal/obj/arm64/obj7.go}).
   *
   * @return in bytes; empty if the address is in no known function, or in one without a frame
   */
  public OptionalLong framePointer(long returnAddress) {
    OptionalLong depth = depth(returnAddress);
    if (depth.isEmpty() || depth.getAsLong() < WORD) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        switch (machine) {
          case AMD64 -> depth.getAsLong() - WORD;
          case ARM64 -> -WORD;
        });
  }

  /**
   * A function's frame during a call, in bytes.
   *
   * @param size how far its caller's sp is above its own
   * @param returnAddress how far the address that it returns to is above its sp
   */
  public record Frame(long size, long returnAddress) {}

  /**
   * The frame of the function that made this call. On amd64 the caller's call pushed the return
   * address on top of it; on arm64 it lies at its bottom, once there is a frame.
   *
   * @return empty if the address is in no known function, or in one without a frame where that has
   *     the return address
   */
  public Optional<Frame> frame(long returnAddress) {
    long bytes = depth(returnAddress).orElse(-1);
    return switch (machine) {
      case AMD64 -> bytes < 0 ? Optional.empty() : Optional.of(new Frame(bytes + WORD, bytes));
      case ARM64 -> bytes < WORD ? Optional.empty() : Optional.of(new Frame(bytes, 0));
    };
  }

  /** How far sp went down in the function that made this call ({@code pcsp}). */
  private OptionalLong depth(long returnAddress) {
    return index(returnAddress)
        .map(i -> values(i).at(function(i).u32(16), before(returnAddress)))
        .orElse(OptionalLong.empty());
  }

  private long before(long returnAddress) {
    return returnAddress - 1 - textStart;
  }

  /** The last function that starts at or before the call. */
  private Optional<Long> index(long returnAddress) {
    long target = before(returnAddress);
    if (target < start(0) || target >= start(size())) {
      return Optional.empty();
    }
    long low = 0;
    long high = size();
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (start(middle) <= target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of(low);
  }

  /** From the start of the text. */
  private long start(long index) {
    return functions.u32(index * ENTRY);
  }

  private Window function(long index) {
    return functions.from(functions.u32(index * ENTRY + 4));
  }

  private String name(long index) {
    return header.names().text(function(index).u32(4), LONGEST_NAME);
  }

  private PcValues values(long index) {
    return new PcValues(header.values(), header.quantum(), start(index));
  }
}
