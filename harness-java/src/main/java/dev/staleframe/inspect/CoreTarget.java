package dev.staleframe.inspect;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.binary.Answer;
import dev.staleframe.binary.CoreNotes;
import dev.staleframe.binary.CoreNotes.MappedFile;
import dev.staleframe.binary.ElfFile;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.binary.Segment;
import dev.staleframe.shim.CoreSegment;
import dev.staleframe.shim.GoroutineReader;
import dev.staleframe.shim.TargetMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens a core file, with the program that it is of. */
final class CoreTarget {
  private static final long AT_ENTRY = 9; // elf.h

  /** What the kernel moves a program by is a multiple of it, on every machine. */
  private static final long PAGE = 4096;

  /** As much of the start of the program as is compared; Go's build ID lies in it. */
  private static final int COMPARED = 4096;

  private final ElfFile core;
  private final CoreNotes notes;

  private CoreTarget(ElfFile core) {
    if (!core.isCore()) {
      throw StaleframeException.usage(core.name() + ": a program, not a core file; try --binary");
    }
    this.core = core;
    this.notes = CoreNotes.read(core);
  }

  /**
   * Opens the core.
   *
   * @param program the program that it is of, if not the one that it names
   * @throws StaleframeException exit code 2 if one of the two can't be read, or they don't belong
   *     together
   */
  static Target open(GoroutineReader reader, Path core, Optional<Path> program) {
    try (ElfFile file = ElfFile.open(core)) {
      return new CoreTarget(file).target(reader, core, program);
    }
  }

  private Target target(GoroutineReader reader, Path path, Optional<Path> program) {
    long entry = entry();
    Path file = program.orElseGet(() -> named(entry));
    TargetMemory memory = TargetMemory.ofCore(reader, path, held());
    GoBinary binary = null;
    try {
      binary = GoBinary.open(file);
      Target target =
          new Target(name(), binary, memory, entry - binary.entry(), false, Answer.UNKNOWN);
      checkThatIs(file, target);
      return target;
    } catch (StaleframeException e) {
      memory.close();
      if (binary != null) {
        binary.close();
      }
      throw e;
    }
  }

  private String name() {
    return core.missing() == 0
        ? core.name()
        : "%s (truncated: %s or more missing at its end)"
            .formatted(core.name(), Amount.of(core.missing(), "byte"));
  }

  /** Where the program was entered. */
  private long entry() {
    return Optional.ofNullable(notes.auxiliary().get(AT_ENTRY))
        .orElseThrow(
            () ->
                StaleframeException.usage(
                    core.name() + ": it does not say where its program is (no NT_AUXV note)"));
  }

  private Path named(long entry) {
    Path file =
        notes.files().stream()
            .filter(mapped -> holds(mapped, entry))
            .findFirst()
            .map(mapped -> Path.of(mapped.path()))
            .orElseThrow(
                () ->
                    StaleframeException.usage(
                        core.name() + ": it names no program; give it with --binary"));
    if (!Files.exists(file)) {
      throw StaleframeException.usage(
          "%s: its program %s is not here; give it with --binary".formatted(core.name(), file));
    }
    return file;
  }

  private static boolean holds(MappedFile mapped, long address) {
    return Long.compareUnsigned(address, mapped.start()) >= 0
        && Long.compareUnsigned(address, mapped.end()) < 0;
  }

  private List<CoreSegment> held() {
    return core.segments(Segment.LOAD).stream()
        .filter(segment -> segment.fileSize() > 0)
        .map(segment -> new CoreSegment(segment.address(), segment.fileSize(), segment.offset()))
        .toList();
  }

  /**
   * Linux writes the first page of each program file into a core, so that this can be told
   * (coredump_filter, bit 4); where that was turned off, only that the program's entry lies right.
   */
  private void checkThatIs(Path file, Target target) {
    Optional<byte[]> dumped =
        target.binary().segments().stream()
            .findFirst()
            .flatMap(first -> target.memory().read(first.address() + target.bias(), COMPARED));
    boolean another = dumped.isPresent() && !Arrays.equals(dumped.get(), start(file));
    if (another || target.bias() % PAGE != 0) {
      throw StaleframeException.usage(
          "%s is not the program that %s is of, or was built anew since"
              .formatted(file, core.name()));
    }
  }

  private static byte[] start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(COMPARED);
    } catch (IOException e) {
      throw StaleframeException.usage(file + ": " + e.getMessage());
    }
  }
}
