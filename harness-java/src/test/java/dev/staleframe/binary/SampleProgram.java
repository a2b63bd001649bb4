package dev.staleframe.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A program of four kilobytes that has all that the readers look for, so that tests and fuzzing
 * need no release of Go: build info, three functions, their table's moduledata, runtime.g.
 */
final class SampleProgram {
  static final long ADDRESS = 0x10000;
  static final long TEXT = 0x400000;
  private static final int TABLE = 512;
  private static final int MODULEDATA = 1024;
  private static final int RELOCATIONS = 1536;
  private static final int SIZE = 2048;
  private static final String[] FUNCTIONS = {
    "runtime.mcall", "runtime.cgocallbackg", "_cgoexp_0a_callback"
  };

  private SampleProgram() {}

  /**
   * Writes one.
   *
   * @param relocated whether the loader fills in its pointers
   * @param dwarf version of its debug information, 4 or 5
   */
  static byte[] of(boolean relocated, int dwarf) {
    ByteBuffer data = ElfBuilder.little(SIZE);
    data.put(0, buildInfo());
    data.put(TABLE, functionTable());
    long[][] pointers = {
      {MODULEDATA, ADDRESS + TABLE},
      {MODULEDATA + 160, TEXT},
      {MODULEDATA + 168, TEXT + 0x300},
      {MODULEDATA + 176, TEXT}
    };
    ByteBuffer relocations = data.duplicate().order(data.order()).position(RELOCATIONS);
    for (long[] pointer : pointers) {
      if (relocated) {
        relocations.putLong(ADDRESS + pointer[0]).putLong(8).putLong(pointer[1]);
      } else {
        data.putLong((int) pointer[0], pointer[1]);
      }
    }
    ByteBuffer dynamic = ElfBuilder.little(48);
    dynamic.putLong(7).putLong(ADDRESS + RELOCATIONS).putLong(8).putLong(4 * 24);
    return new ElfBuilder(3)
        .segment(Segment.LOAD, 6, ADDRESS, data.array())
        .segment(Segment.DYNAMIC, 6, 0, dynamic.array())
        .section(".debug_abbrev", 1, abbreviations())
        .section(".debug_info", 1, debugInformation(dwarf))
        .bytes();
  }

  private static byte[] buildInfo() {
    String lines = "path\tsample\nbuild\tCGO_ENABLED=1\n";
    return ("\u00ff Go buildinf:\b\u0002"
            + "\0".repeat(16)
            + "\bgo1.23.0"
            + (char) (32 + lines.length()))
        .concat("<16 bytes start>" + lines + "<16 bytes end..>")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Header, names at 72, units at 136, files at 144, values at 176, functions at 208. */
  private static byte[] functionTable() {
    ByteBuffer table = ElfBuilder.little(400);
    table.putInt(PclnHeader.MAGIC_1_20).putShort((short) 0).put((byte) 1).put((byte) 8);
    table.putLong(FUNCTIONS.length).putLong(1).putLong(0);
    table.putLong(72).putLong(136).putLong(144).putLong(176).putLong(208);
    table.put(String.join("\0", FUNCTIONS).getBytes(StandardCharsets.US_ASCII));
    table.put(144, "/src/sample.go".getBytes(StandardCharsets.US_ASCII));
    // At 1: sp goes down by 48 after 4 bytes; at 8: file 0, or line 7, all along.
    table.put(177, new byte[] {2, 4, 96, 127, 0}).put(184, new byte[] {2, 127, 0});
    table.put(188, new byte[] {16, 127, 0});
    for (int i = 0; i < FUNCTIONS.length; i++) {
      int function = 40 + i * 48;
      table.putInt(208 + i * 8, i * 0x100).putInt(212 + i * 8, function);
      table.putInt(208 + function, i * 0x100).putInt(212 + function, nameOffset(i));
      table.putInt(224 + function, 1).putInt(228 + function, 8).putInt(232 + function, 12);
    }
    table.putInt(208 + FUNCTIONS.length * 8, 0x300);
    return table.array();
  }

  private static int nameOffset(int function) {
    int offset = 0;
    for (int i = 0; i < function; i++) {
      offset += FUNCTIONS[i].length() + 1;
    }
    return offset;
  }

  /** 1: a unit with name and language; 2: a struct with a name; 3: a member with name and place. */
  private static byte[] abbreviations() {
    return new byte[] {
      1, 0x11, 1, 3, 8, 0x13, 0x0b, 0, 0, 2, 0x13, 1, 3, 8, 0, 0, 3, 0x0d, 0, 3, 8, 0x38, 0x0f, 0,
      0, 0
    };
  }

  private static byte[] debugInformation(int version) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    entries.writeBytes("\1runtime\0\26".getBytes(StandardCharsets.US_ASCII));
    struct(entries, "runtime.stack", "lo", 0, "hi", 8);
    struct(
        entries,
        "runtime.g",
        "stack",
        0,
        "syscallsp",
        16,
        "syscallpc",
        24,
        "syscallbp",
        32,
        "atomicstatus",
        40,
        "goid",
        48,
        "waitsince",
        56);
    entries.write(0);
    ByteBuffer unit = ElfBuilder.little(12 + entries.size());
    int header = version == 5 ? 8 : 7;
    unit.putInt(header + entries.size()).putShort((short) version);
    if (version == 5) {
      unit.put((byte) 1).put((byte) 8).putInt(0);
    } else {
      unit.putInt(0).put((byte) 8);
    }
    unit.put(entries.toByteArray());
    return java.util.Arrays.copyOf(unit.array(), unit.position());
  }

  private static void struct(ByteArrayOutputStream out, String name, Object... members) {
    out.writeBytes(("\2" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < members.length; i += 2) {
      out.writeBytes(("\3" + members[i] + "\0").getBytes(StandardCharsets.US_ASCII));
      out.write((Integer) members[i + 1]);
    }
    out.write(0);
  }
}
