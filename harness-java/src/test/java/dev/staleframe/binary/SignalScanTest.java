package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignalScanTest {
  private static final int SIZE = 1 << 17; // twice what is read at a time
  private static final byte[] ABORTED = SampleCore.signal(6, -6, 4711);

  private final ByteBuffer memory = ElfBuilder.little(SIZE);

  @Test
  void faultsAreFoundWhereverTheyLie() throws IOException {
    int[] places = {0, 24, 4096, 65_528, 70_000, SIZE - 24};
    for (int i = 0; i < places.length; i++) {
      memory.put(places[i], SampleCore.signal(11, 1 + i % 2, 0x1000 + i));
    }
    assertEquals(Set.of(0x1000L, 0x1001L, 0x1002L, 0x1003L, 0x1004L, 0x1005L), faults());
  }

  @Test
  void otherSignalsAreNone() throws IOException {
    memory.put(0, SampleCore.signal(11, 0, 0x1000)); // sent by a process
    memory.put(64, SampleCore.signal(11, 0x80, 0x1001)); // by the kernel, at no address
    memory.put(128, SampleCore.signal(11, -6, 0x1002)); // sent to a thread
    memory.put(192, SampleCore.signal(7, 1, 0x1003)); // SIGBUS
    memory.put(260, SampleCore.signal(11, 1, 0x1004)); // at no multiple of 8
    assertEquals(Set.of(), faults());
  }

  @Test
  void endOfTheMemoryIsNoFault() throws IOException {
    memory.put(SIZE - 16, SampleCore.signal(11, 1, 0x1000), 0, 16);
    assertEquals(Set.of(), faults());
  }

  /** A handler's stack can be written to: what is in a program's constants is no signal. */
  @Test
  void onlyWritableMemoryIsLookedAt() throws IOException {
    byte[] constants = SampleCore.signal(11, 1, 0x1000);
    byte[] core =
        new ElfBuilder(ElfBuilder.CORE).segment(Segment.LOAD, 4, 0x1000, constants).bytes();
    assertEquals(Set.of(), faults(core));
  }

  private Set<Long> faults() throws IOException {
    return faults(SampleCore.of(ABORTED, memory.array()));
  }

  private static Set<Long> faults(byte[] core) throws IOException {
    try (ElfFile elf =
        ElfHeaders.read(new PagedFile("core", new MemoryChannel(core, core.length)))) {
      return SignalScan.faults(elf);
    }
  }
}
