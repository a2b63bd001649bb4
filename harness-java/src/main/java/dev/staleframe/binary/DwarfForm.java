package dev.staleframe.binary;

import java.io.IOException;

/** How the value of an attribute is written (DWARF 5, section 7.5.6). */
final class DwarfForm {
  private static final int STRING = 0x08;
  private static final int INDIRECT = 0x16;
  static final int IMPLICIT = 0x21;

  private DwarfForm() {}

  /**
   * What a value is, as far as anyone asks.
   *
   * @param number the value of a constant or reference
   * @param text the value of a string that stands in place; empty for all others
   */
  record Value(long number, String text) {
    static Value of(long number) {
      return new Value(number, "");
    }
  }

  /**
   * Reads a value.
   *
   * @param offsetSize 4 or 8: of a reference to another section
   * @param implicit the value, if it stands in the abbreviation
   */
  static Value read(DwarfInput in, int form, int version, int offsetSize, long implicit)
      throws IOException {
    return switch (form) {
      case STRING -> new Value(0, in.text());
      case INDIRECT -> read(in, notIndirect((int) in.leb()), version, offsetSize, implicit);
      case 0x03 -> skip(in, in.number(2)); // block2
      case 0x04 -> skip(in, in.number(4)); // block4
      case 0x0a -> skip(in, in.number(1)); // block1
      case 0x09, 0x18 -> skip(in, in.leb()); // block, exprloc
      case 0x1e -> skip(in, 16); // data16
      case 0x19 -> Value.of(1); // flag_present
      case IMPLICIT -> Value.of(implicit);
      case 0x0d, 0x0f, 0x15, 0x1a, 0x1b, 0x22, 0x23 -> Value.of(in.leb()); // sdata, udata, indexes
      default -> Value.of(in.number(size(form, version, offsetSize)));
    };
  }

  private static int notIndirect(int form) throws IOException {
    if (form == INDIRECT) {
      throw new IOException("it has an indirect form of an indirect form");
    }
    return form;
  }

  private static Value skip(DwarfInput in, long bytes) throws IOException {
    in.skip(bytes);
    return Value.of(0);
  }

  private static int size(int form, int version, int offsetSize) throws IOException {
    return switch (form) {
      case 0x0b, 0x0c, 0x11, 0x25, 0x29 -> 1; // data1, flag, ref1, strx1, addrx1
      case 0x05, 0x12, 0x26, 0x2a -> 2; // data2, ref2, strx2, addrx2
      case 0x27, 0x2b -> 3; // strx3, addrx3
      case 0x06, 0x13, 0x1c, 0x28, 0x2c -> 4; // data4, ref4, ref_sup4, strx4, addrx4
      case 0x01, 0x07, 0x14, 0x20, 0x24 -> 8; // addr, data8, ref8, ref_sig8, ref_sup8
      case 0x0e, 0x17, 0x1d, 0x1f -> offsetSize; // strp, sec_offset, strp_sup, line_strp
      case 0x10 -> version == 2 ? 8 : offsetSize; // ref_addr
      default -> throw new IOException("it has a form 0x" + Integer.toHexString(form));
    };
  }
}
