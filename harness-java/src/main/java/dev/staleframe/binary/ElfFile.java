package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A 64-bit little-endian ELF file: a program, a shared library or a core.
 *
 * <p>Every size and offset in it is taken for a claim. What does not hold throws {@link
 * StaleframeException} with exit code 2; nothing is allocated by a length that is not bounded
 * first.
 */
public final class ElfFile implements Closeable {
  /** What kind of file. */
  enum Type {
    EXECUTABLE,
    /** A shared library, or a program that is position-independent. */
    DYNAMIC,
    CORE
  }

  private final PagedFile file;
  private final Type type;
  private final long entry;
  private final Optional<Machine> machine;
  private final List<Segment> segments;
  private final List<Section> sections;

  ElfFile(
      PagedFile file,
      Type type,
      long entry,
      Optional<Machine> machine,
      List<Segment> segments,
      List<Section> sections) {
    this.file = file;
    this.type = type;
    this.entry = entry;
    this.machine = machine;
    this.segments = List.copyOf(segments);
    this.sections = List.copyOf(sections);
  }

  /**
   * Opens a file and reads its headers.
   *
   * @throws StaleframeException exit code 2 if it can't be read, or is no such file
   */
  public static ElfFile open(Path path) {
    return ElfHeaders.read(PagedFile.open(path));
  }

  /** How messages call the file. */
  public String name() {
    return file.name();
  }

  public boolean isCore() {
    return type == Type.CORE;
  }

  Type type() {
    return type;
  }

  /** Where the program is entered. */
  long entry() {
    return entry;
  }

  /** The architecture, if it is one that the bug can show on. */
  public Optional<Machine> machine() {
    return machine;
  }

  /** The program headers, in the order of the file. */
  public List<Segment> segments() {
    return segments;
  }

  /** The program headers of a type. */
  public List<Segment> segments(int wanted) {
    return segments.stream().filter(segment -> segment.type() == wanted).toList();
  }

  List<Section> sections() {
    return sections;
  }

  /** The section of that name that has bytes in the file. */
  Optional<Section> section(String name) {
    return sections.stream()
        .filter(section -> section.hasBytes() && section.name().equals(name))
        .findFirst();
  }

  /**
   * How many bytes the file lacks at its end to hold all its segments; only a core may lack any,
   * being written by a process in trouble.
   */
  public long missing() {
    return segments.stream()
        .mapToLong(segment -> segment.offset() + segment.fileSize() - file.size())
        .filter(lacking -> lacking > 0)
        .max()
        .orElse(0);
  }

  Window whole() {
    return file.whole();
  }

  Window window(Section section) {
    return file.whole().part(section.offset(), section.size());
  }

  /** As much of the segment as the file holds. */
  Window window(Segment segment) {
    long held = Math.min(segment.fileSize(), Math.max(0, file.size() - segment.offset()));
    return file.whole().part(Math.min(segment.offset(), file.size()), held);
  }

  /** What the file has from an address to the end of its segment. */
  Optional<Window> at(long address) {
    return segments(Segment.LOAD).stream()
        .filter(segment -> segment.holds(address))
        .map(segment -> new Located(window(segment), address - segment.address()))
        .filter(located -> located.window.holds(located.offset, 1))
        .map(located -> located.window.from(located.offset))
        .findFirst();
  }

  private record Located(Window window, long offset) {}

  /** What to throw about this file. */
  StaleframeException malformed(String format, Object... arguments) {
    return file.whole().malformed(format, arguments);
  }

  @Override
  public void close() {
    file.close();
  }
}
