package dev.staleframe.binary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Finds the function table, by its section or by its first bytes, and where the text starts.
 *
 * <p>The table's own header named the start of the text up to Go 1.25, and no more from 1.26
 * ({@code src/runtime/symtab.go}); besides, it is a zero in position-independent files. What holds
 * in every release is {@code moduledata}: its first word points to the table, its words 20 to 22
 * are minpc, maxpc and text (same file, 1.21.0 to 1.27.4).
 */
final class FunctionTableFinder {
  private static final int ALIGNMENT = 8;
  private static final int MIN_PC = 160;
  private static final int MAX_PC = 168;
  private static final int TEXT = 176;

  /** What looks like a table, or a pointer to one, and is none: more of them are not looked at. */
  private static final int MOST_TRIED = 64;

  private static final List<byte[]> MAGICS =
      List.of(
          littleEndian(PclnHeader.MAGIC_1_20 & 0xffffffffL, 4),
          littleEndian(PclnHeader.MAGIC_1_18 & 0xffffffffL, 4));

  private final ElfFile elf;
  private final Machine machine;
  private final Relocations relocations;
  private int tried;

  private FunctionTableFinder(ElfFile elf, Machine machine) {
    this.elf = elf;
    this.machine = machine;
    this.relocations = Relocations.of(elf);
  }

  static Optional<FunctionTable> find(ElfFile elf, Machine machine) {
    FunctionTableFinder finder = new FunctionTableFinder(elf, machine);
    return finder.places().flatMap(place -> finder.in(place).stream()).findFirst();
  }

  /**
   * A part of the file that may hold the table.
   *
   * @param address of its first byte
   */
  private record Place(Window window, long address) {}

  private Stream<Place> places() {
    Stream<Place> sections =
        Stream.of(".gopclntab", ".data.rel.ro.gopclntab")
            .flatMap(name -> elf.section(name).stream())
            .map(section -> new Place(elf.window(section), section.address()));
    Stream<Place> segments =
        elf.segments(Segment.LOAD).stream()
            .map(segment -> new Place(elf.window(segment), segment.address()));
    return Stream.concat(sections, segments);
  }

  private Optional<FunctionTable> in(Place place) {
    return MAGICS.stream().flatMap(magic -> in(place, magic).stream()).findFirst();
  }

  private Optional<FunctionTable> in(Place place, byte[] magic) {
    OptionalLong found =
        Scan.find(place.window, place.address, magic, ALIGNMENT, offset -> isTable(place, offset));
    return found.isPresent() ? table(place, found.getAsLong()) : Optional.empty();
  }

  private boolean isTable(Place place, long offset) {
    boolean header = PclnHeader.read(place.window.from(offset)).isPresent();
    return header && tried++ < MOST_TRIED && table(place, offset).isPresent();
  }

  private Optional<FunctionTable> table(Place place, long offset) {
    return PclnHeader.read(place.window.from(offset))
        .flatMap(
            header ->
                text(place.address + offset, header)
                    .map(text -> new FunctionTable(header, text, machine)));
  }

  /** The start of the text, of a table at that address. */
  private Optional<Long> text(long table, PclnHeader header) {
    Optional<Long> relocated =
        relocations.placesOf(table, MOST_TRIED).stream()
            .flatMap(moduledata -> textOf(moduledata, header).stream())
            .findFirst();
    return relocated.or(() -> textByWord(table, header));
  }

  /** Looks for moduledata among the writable words that have the table's address in the file. */
  private Optional<Long> textByWord(long table, PclnHeader header) {
    byte[] pattern = littleEndian(table, 8);
    for (Segment segment : elf.segments(Segment.LOAD)) {
      OptionalLong moduledata =
          segment.writable()
              ? Scan.find(
                  elf.window(segment),
                  segment.address(),
                  pattern,
                  ALIGNMENT,
                  offset -> textOf(segment.address() + offset, header).isPresent())
              : OptionalLong.empty();
      if (moduledata.isPresent()) {
        return textOf(segment.address() + moduledata.getAsLong(), header);
      }
    }
    return Optional.empty();
  }

  private Optional<Long> textOf(long moduledata, PclnHeader header) {
    OptionalLong minPc = word(moduledata + MIN_PC);
    OptionalLong maxPc = word(moduledata + MAX_PC);
    OptionalLong text = word(moduledata + TEXT);
    boolean sound =
        minPc.isPresent()
            && maxPc.isPresent()
            && text.isPresent()
            && minPc.getAsLong() == text.getAsLong() + header.first()
            && maxPc.getAsLong() == text.getAsLong() + header.end();
    return sound ? Optional.of(text.getAsLong()) : Optional.empty();
  }

  /** The word at an address as it is in memory, but for the load bias. */
  private OptionalLong word(long address) {
    OptionalLong relocated = relocations.valueAt(address);
    if (relocated.isPresent()) {
      return relocated;
    }
    Optional<Window> window = elf.at(address).filter(found -> found.holds(0, 8));
    return window.isPresent() ? OptionalLong.of(window.get().u64(0)) : OptionalLong.empty();
  }

  private static byte[] littleEndian(long value, int bytes) {
    byte[] pattern = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      pattern[i] = (byte) (value >>> 8 * i);
    }
    return pattern;
  }
}
