package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Go program's file, or that of a C program or library with Go in it. All addresses are those of
 * link time; in memory of a position-independent one the load bias comes on top.
 */
public final class GoBinary implements Closeable {
  private static final String BUILD_ID_OWNER = "Go";
  private static final int FLAGS_1 = 0x6ffffffb;
  private static final long PIE = 0x08000000;

  /** How it is loaded. */
  public enum Kind {
    EXECUTABLE("program"),
    PIE("position-independent program"),
    SHARED_LIBRARY("shared library");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private final ElfFile elf;
  private final Optional<BuildInfo> buildInfo;
  private final Optional<FunctionTable> functions;

  private GoBinary(ElfFile elf) {
    this.elf = elf;
    if (elf.isCore()) {
      throw elf.malformed("a core file, not a program");
    }
    this.buildInfo = BuildInfoReader.read(elf);
    this.functions = FunctionTable.find(elf);
    if (buildInfo.isEmpty() && functions.isEmpty() && !hasBuildId()) {
      throw elf.malformed(
          "no Go in it: neither build info nor a table of functions nor a build ID of Go's"
              + " (packed, for example by upx? unpack it first)");
    }
  }

  private boolean hasBuildId() {
    return Note.all(elf).stream().anyMatch(note -> note.owner().equals(BUILD_ID_OWNER));
  }

  /**
   * Opens a file.
   *
   * @throws StaleframeException exit code 2 if it can't be read, is no 64-bit little-endian ELF
   *     file, is a core, is not sound, or has no Go in it
   */
  public static GoBinary open(Path path) {
    return of(ElfFile.open(path));
  }

  /** Takes over the file: it is closed if there is no Go in it. */
  static GoBinary of(ElfFile elf) {
    try {
      return new GoBinary(elf);
    } catch (StaleframeException e) {
      elf.close();
      throw e;
    }
  }

  /** How messages call the file. */
  public String name() {
    return elf.name();
  }

  /** What the go command wrote into it, if that was not removed. */
  public Optional<BuildInfo> buildInfo() {
    return buildInfo;
  }

  /** The release that built it, if it names one. */
  public Optional<Release> release() {
    return buildInfo.flatMap(BuildInfo::release);
  }

  /** The architecture, if it is one that the bug can show on. */
  public Optional<Machine> machine() {
    return elf.machine();
  }

  /** Where the program is entered. */
  public long entry() {
    return elf.entry();
  }

  public Kind kind() {
    if (elf.type() == ElfFile.Type.EXECUTABLE) {
      return Kind.EXECUTABLE;
    }
    boolean program =
        !elf.segments(Segment.INTERPRETER).isEmpty()
            || (Relocations.dynamic(elf, FLAGS_1).orElse(0) & PIE) != 0;
    return program ? Kind.PIE : Kind.SHARED_LIBRARY;
  }

  /** Whether its symbol table was taken out. */
  public boolean stripped() {
    return Symbols.of(elf).isEmpty();
  }

  /** Its functions, if their table is in a known format. */
  public Optional<FunctionTable> functions() {
    return functions;
  }

  /** What it has linked of what the bug needs. */
  public Features features() {
    return Features.of(functions);
  }

  /**
   * Where the fields of its goroutines are: from its debug information, or else from the table, if
   * that covers its release; never guessed.
   */
  public Optional<KnownLayout> layout() {
    return DwarfLayout.read(elf)
        .map(layout -> new KnownLayout(layout, KnownLayout.Source.DEBUG_INFORMATION))
        .or(
            () ->
                machine()
                    .flatMap(this::fromTable)
                    .map(layout -> new KnownLayout(layout, KnownLayout.Source.TABLE)));
  }

  private Optional<GLayout> fromTable(Machine machine) {
    return buildInfo
        .filter(BuildInfo::plain)
        .flatMap(BuildInfo::release)
        .flatMap(release -> LayoutTable.of(release, machine));
  }

  /** The parts that are loaded into memory, in the order of the file. */
  public List<Segment> segments() {
    return elf.segments(Segment.LOAD);
  }

  /** The address of a symbol such as {@code runtime.allgs}; none if it was stripped. */
  public OptionalLong symbol(String name) {
    return Symbols.of(elf).map(symbols -> symbols.address(name)).orElse(OptionalLong.empty());
  }

  @Override
  public void close() {
    elf.close();
  }
}
