package dev.staleframe.binary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shapes of a unit's entries (DWARF 5, section 7.5.3), by their codes. */
final class Abbreviations {
  private static final int MOST_ATTRIBUTES = 256;
  private static final int MOST_SHAPES = 1 << 16;

  private final Map<Long, Shape> shapes = new HashMap<>();

  /**
   * The shape of an entry.
   *
   * @param tag DW_TAG_structure_type and so on
   * @param children whether entries follow that belong to it, up to one of code 0
   * @param attributes in the order of their values
   */
  record Shape(int tag, boolean children, List<Attribute> attributes) {}

  /**
   * An attribute.
   *
   * @param name DW_AT_name and so on
   * @param form how its value is written
   * @param implicit the value, if the form says that it stands here
   */
  record Attribute(int name, int form, long implicit) {}

  /** Reads the shapes that start at that offset of {@code .debug_abbrev}. */
  Abbreviations(byte[] section, long offset) throws IOException {
    if (offset < 0 || offset >= section.length) {
      throw new IOException("a unit's abbreviations are beyond their section");
    }
    int start = (int) offset;
    DwarfInput in =
        new DwarfInput(new ByteArrayInputStream(section, start, section.length - start));
    for (long code = in.leb(); code != 0; code = in.leb()) {
      if (shapes.size() == MOST_SHAPES) {
        throw new IOException("a unit has too many abbreviations");
      }
      shapes.put(code, shape(in));
    }
  }

  private static Shape shape(DwarfInput in) throws IOException {
    int tag = (int) in.leb();
    boolean children = in.u8() != 0;
    List<Attribute> attributes = new ArrayList<>();
    while (true) {
      int name = (int) in.leb();
      int form = (int) in.leb();
      if (name == 0 && form == 0) {
        return new Shape(tag, children, attributes);
      }
      if (attributes.size() == MOST_ATTRIBUTES) {
        throw new IOException("an abbreviation has too many attributes");
      }
      attributes.add(new Attribute(name, form, form == DwarfForm.IMPLICIT ? in.leb() : 0));
    }
  }

  /** The shape of a code. */
  Shape shape(long code) throws IOException {
    Shape shape = shapes.get(code);
    if (shape == null) {
      throw new IOException("it has an entry of no shape");
    }
    return shape;
  }
}
