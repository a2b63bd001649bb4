package dev.staleframe.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A core of less than two kilobytes with one note of each kind. */
public final class SampleCore {
  static final int STATUS = 1;
  static final int AUXILIARY = 6;
  static final int SIGNAL_INFO = 0x53494749;
  static final int FILES = 0x46494c45;
  private static final String OWNER = "CORE";

  private SampleCore() {}

  static byte[] bytes() {
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    notes.writeBytes(note(OWNER, STATUS, ElfBuilder.little(336).putInt(32, 4711)));
    notes.writeBytes(
        note(OWNER, SIGNAL_INFO, ElfBuilder.little(128).putInt(11).putInt(0).putInt(1)));
    notes.writeBytes(note(OWNER, AUXILIARY, ElfBuilder.little(32).putLong(3).putLong(0x40)));
    ByteBuffer files = files(1, 1000, 2000, 5).put("program".getBytes(StandardCharsets.US_ASCII));
    notes.writeBytes(note(OWNER, FILES, files));
    return of(notes.toByteArray());
  }

  /** A core of these notes. */
  static byte[] of(byte[] notes) {
    return new ElfBuilder(ElfBuilder.CORE).segment(Segment.NOTE, 0, 0, notes).bytes();
  }

  /**
   * A core of a process that a signal ended, with this memory.
   *
   * @param info what the kernel noted of the signal
   */
  public static byte[] of(byte[] info, byte[] memory) {
    byte[] note = note(OWNER, SIGNAL_INFO, ElfBuilder.little(128).put(info));
    return new ElfBuilder(ElfBuilder.CORE)
        .segment(Segment.NOTE, 0, 0, note)
        .segment(Segment.LOAD, 6, 0x7f0000, memory)
        .bytes();
  }

  /** The start of a siginfo. */
  public static byte[] signal(int number, int code, long address) {
    return ElfBuilder.little(24)
        .putInt(number)
        .putInt(0)
        .putInt(code)
        .putInt(0)
        .putLong(address)
        .array();
  }

  static byte[] note(String owner, int type, ByteBuffer content) {
    byte[] name = (owner + "\0").getBytes(StandardCharsets.US_ASCII);
    int padded = (name.length + 3) & ~3;
    ByteBuffer note = ElfBuilder.little(12 + padded + content.capacity());
    note.putInt(name.length).putInt(content.capacity()).putInt(type).put(name);
    return note.position(12 + padded).put(content.array()).array();
  }

  /** Count, page size, words; room for 8 bytes of paths. */
  static ByteBuffer files(long count, long... words) {
    ByteBuffer content = ElfBuilder.little(16 + words.length * 8 + 8).putLong(count).putLong(4096);
    for (long word : words) {
      content.putLong(word);
    }
    return content;
  }
}
