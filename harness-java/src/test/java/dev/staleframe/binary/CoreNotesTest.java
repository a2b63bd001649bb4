package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CoreNotesTest {

  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @Test
  void allOfACore() throws IOException {
    note("CORE", SampleCore.STATUS, ElfBuilder.little(336).putInt(32, 4711));
    note(
        "CORE",
        SampleCore.SIGNAL_INFO,
        ElfBuilder.little(128).putInt(11).putInt(0).putInt(1).putInt(0).putLong(0xdead0008L));
    note(
        "CORE",
        SampleCore.AUXILIARY,
        ElfBuilder.little(48).putLong(3).putLong(0x40).putLong(9).putLong(0x50));
    note("LINUX", SampleCore.STATUS, ElfBuilder.little(512)); // Registers, of another owner.
    note(
        "CORE",
        SampleCore.FILES,
        SampleCore.files(2, 1000, 2000, 5, 3000, 4000, 0)
            .put("a b\0/ü\0".getBytes(StandardCharsets.UTF_8)));
    note("CORE", SampleCore.STATUS, ElfBuilder.little(336).putInt(32, 4712));

    CoreNotes core = read(notes.toByteArray());

    assertEquals(
        Optional.of(new CoreNotes.Fault(11, 1, OptionalLong.of(0xdead0008L))), core.fault());
    assertEquals(List.of(4711L, 4712L), core.threads());
    assertEquals(Map.of(3L, 0x40L, 9L, 0x50L), core.auxiliary());
    assertEquals(
        List.of(
            new CoreNotes.MappedFile(1000, 2000, 5 * 4096, "a b"),
            new CoreNotes.MappedFile(3000, 4000, 0, "/ü")),
        core.files());
  }

  /** si_addr shares its place with the sender's pid: of a signal that was sent, it is none. */
  @Test
  void signalThatWasSent() throws IOException {
    for (int code : new int[] {-6, 0, 0x80}) {
      notes.reset();
      ByteBuffer info = ElfBuilder.little(128).putInt(6).putInt(0).putInt(code).putInt(0);
      note("CORE", SampleCore.SIGNAL_INFO, info.putLong(26923));
      assertEquals(
          Optional.of(new CoreNotes.Fault(6, code, OptionalLong.empty())),
          read(notes.toByteArray()).fault());
    }
  }

  /** A core that was cut short ends anywhere. */
  @Test
  void whatIsThereIsRead() throws IOException {
    note("CORE", SampleCore.STATUS, ElfBuilder.little(336).putInt(32, 1));
    int first = notes.size();
    note("CORE", SampleCore.STATUS, ElfBuilder.little(336).putInt(32, 2));
    byte[] all = notes.toByteArray();
    for (int size = first; size < all.length; size++) {
      assertEquals(List.of(1L), read(java.util.Arrays.copyOf(all, size)).threads());
    }
  }

  @Test
  void filesThatAreMoreThanTheNote() throws IOException {
    for (long count : new long[] {2, 1L << 40, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      notes.reset();
      note(
          "CORE",
          SampleCore.FILES,
          SampleCore.files(count, 1000, 2000, 0).put("/a\0".getBytes(StandardCharsets.UTF_8)));
      String said = Failing.with(ExitCode.USAGE, () -> read(notes.toByteArray()));
      assertTrue(said.startsWith("core: "), said);
      assertTrue(said.contains("corrupted"), said);
    }
  }

  @Test
  void pathWithoutAnEnd() throws IOException {
    note(
        "CORE",
        SampleCore.FILES,
        SampleCore.files(1, 1000, 2000, 0)
            .put(new byte[] {'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'}));
    Failing.with(ExitCode.USAGE, () -> read(notes.toByteArray()));
  }

  private void note(String owner, int type, ByteBuffer content) {
    notes.writeBytes(SampleCore.note(owner, type, content));
  }

  private static CoreNotes read(byte[] notes) throws IOException {
    byte[] file = SampleCore.of(notes);
    try (ElfFile elf =
        ElfHeaders.read(new PagedFile("core", new MemoryChannel(file, file.length)))) {
      return CoreNotes.read(elf);
    }
  }
}
