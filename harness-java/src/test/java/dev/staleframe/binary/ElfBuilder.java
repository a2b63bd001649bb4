package dev.staleframe.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes small ELF files: header, program headers, section headers, then what they hold. */
public final class ElfBuilder {
  public static final int EXECUTABLE = 2;
  public static final int CORE = 4;
  private static final int HEADER = 64;
  private static final int SEGMENT = 56;
  private static final int SECTION = 64;

  private final int type;
  private final List<Part> segments = new ArrayList<>();
  private final List<Part> sections = new ArrayList<>();

  private record Part(String name, int type, int flags, long address, byte[] content) {}

  /**
   * @param type e_type
   */
  public ElfBuilder(int type) {
    this.type = type;
  }

  ElfBuilder segment(int type, int flags, long address, byte[] content) {
    segments.add(new Part("", type, flags, address, content));
    return this;
  }

  ElfBuilder section(String name, int type, byte[] content) {
    sections.add(new Part(name, type, 0, 0, content));
    return this;
  }

  /** A file with one segment, and nothing of Go. */
  public static byte[] withoutGo(int type) {
    return new ElfBuilder(type).segment(Segment.LOAD, 6, 0x1000, new byte[64]).bytes();
  }

  /** The file. */
  public byte[] bytes() {
    List<Part> named = new ArrayList<>();
    named.add(new Part("", 0, 0, 0, new byte[0]));
    named.addAll(sections);
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    List<Integer> nameOffsets = new ArrayList<>();
    named.add(new Part(".shstrtab", 3, 0, 0, new byte[0]));
    for (Part section : named) {
      nameOffsets.add(names.size());
      names.writeBytes((section.name + "\0").getBytes(StandardCharsets.UTF_8));
    }
    named.set(named.size() - 1, new Part(".shstrtab", 3, 0, 0, names.toByteArray()));

    long at = HEADER + (long) SEGMENT * segments.size() + (long) SECTION * named.size();
    ByteBuffer headers = little((int) at);
    header(headers, named.size());
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    for (Part segment : segments) {
      headers.putInt(segment.type).putInt(segment.flags).putLong(at + contents.size());
      headers.putLong(segment.address).putLong(segment.address);
      headers.putLong(segment.content.length).putLong(segment.content.length).putLong(1);
      contents.writeBytes(segment.content);
    }
    for (int i = 0; i < named.size(); i++) {
      Part section = named.get(i);
      headers.putInt(nameOffsets.get(i)).putInt(section.type).putLong(section.flags);
      headers.putLong(section.address).putLong(at + contents.size());
      headers.putLong(section.content.length).putInt(0).putInt(0).putLong(1).putLong(0);
      contents.writeBytes(section.content);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(headers.array());
    file.writeBytes(contents.toByteArray());
    return file.toByteArray();
  }

  private void header(ByteBuffer headers, int sectionCount) {
    headers.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
    headers.putShort((short) type).putShort((short) 62).putInt(1).putLong(0);
    headers.putLong(HEADER).putLong(HEADER + (long) SEGMENT * segments.size()).putInt(0);
    headers.putShort((short) HEADER).putShort((short) SEGMENT);
    headers.putShort((short) segments.size()).putShort((short) SECTION);
    headers.putShort((short) sectionCount).putShort((short) (sectionCount - 1));
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
