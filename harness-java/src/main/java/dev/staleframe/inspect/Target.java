package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.binary.Segment;
import dev.staleframe.shim.AddressRange;
import dev.staleframe.shim.TargetMemory;
import java.util.List;
import java.util.OptionalLong;

/**
 * A program with its memory, be it running or dumped.
 *
 * @param name what messages call it
 * @param binary its file
 * @param memory its memory
 * @param bias what its addresses in memory have above those of the file, in bytes
 * @param running whether it goes on while it is looked at
 * @param mitigated whether its environment or its build keeps the tracer off frame pointers
 */
record Target(
    String name, GoBinary binary, TargetMemory memory, long bias, boolean running, Answer mitigated)
    implements AutoCloseable {
  /** Where its variables are. */
  List<AddressRange> data() {
    return binary.segments().stream()
        .filter(Segment::writable)
        .map(segment -> new AddressRange(segment.address() + bias, segment.memorySize()))
        .toList();
  }

  /** Where a variable is, if the symbols say so. */
  OptionalLong variable(String symbol) {
    OptionalLong address = binary.symbol(symbol);
    return address.isPresent() ? OptionalLong.of(address.getAsLong() + bias) : address;
  }

  @Override
  public void close() {
    memory.close();
    binary.close();
  }
}
