package dev.staleframe.binary;

import java.util.ArrayList;
import java.util.List;

/**
 * A note of an ELF file.
 *
 * @param owner who defines its type: {@code CORE}, {@code Go}
 * @param type what it is
 * @param content its bytes
 */
record Note(String owner, int type, Window content) {
  private static final int LONGEST_OWNER = 64;

  /** A core has some notes a thread; more than a million threads are none. */
  private static final int MOST_NOTES = 1 << 20;

  /** All notes of the file, in order; the last is left out if the file ends within it. */
  static List<Note> all(ElfFile elf) {
    List<Note> notes = new ArrayList<>();
    for (Segment segment : elf.segments(Segment.NOTE)) {
      read(elf.window(segment), notes);
    }
    return notes;
  }

  private static void read(Window window, List<Note> notes) {
    long at = 0;
    while (window.holds(at, 12) && notes.size() < MOST_NOTES) {
      long ownerSize = window.u32(at);
      long contentSize = window.u32(at + 4);
      long content = at + 12 + padded(ownerSize);
      if (!window.holds(content, contentSize)) {
        return;
      }
      String owner = window.text(at + 12, (int) Math.min(ownerSize, LONGEST_OWNER));
      notes.add(new Note(owner, (int) window.u32(at + 8), window.part(content, contentSize)));
      at = content + padded(contentSize);
    }
  }

  private static long padded(long size) {
    return (size + 3) & ~3L;
  }
}
