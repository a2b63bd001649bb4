package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a core file says of the process, as Linux writes it ({@code fs/binfmt_elf.c}).
 *
 * @param fault the signal that ended it; none if a debugger wrote the core
 * @param threads the ids of its threads, the one that got the signal first
 * @param files the parts of files that were mapped
 * @param auxiliary the auxiliary vector, by the numbers of {@code elf.h}
 */
public record CoreNotes(
    Optional<Fault> fault, List<Long> threads, List<MappedFile> files, Map<Long, Long> auxiliary) {
  private static final String OWNER = "CORE";
  private static final int STATUS = 1;
  private static final int AUXILIARY = 6;
  private static final int SIGNAL_INFO = 0x53494749;
  private static final int FILES = 0x46494c45;
  private static final int LONGEST_PATH = 4096;

  /**
   * A signal and its siginfo. A Go program that dies of a fault handles it first and then sends
   * itself SIGABRT ({@code src/runtime/signal_unix.go}, {@code crash}), so that its core has no
   * address here.
   *
   * @param signal its number: 11 is SIGSEGV
   * @param code si_code
   * @param address si_addr, if the code says that the kernel saw a fault there
   */
  public record Fault(int signal, int code, OptionalLong address) {
    private static final int FROM_KERNEL = 0x80;

    private static Fault of(int signal, int code, long address) {
      boolean fault = code > 0 && code < FROM_KERNEL;
      return new Fault(signal, code, fault ? OptionalLong.of(address) : OptionalLong.empty());
    }
  }

  /**
   * A part of a file in memory.
   *
   * @param start its first address
   * @param end the first address after it
   * @param offset where it is in the file, in bytes
   * @param path the file
   */
  public record MappedFile(long start, long end, long offset, String path) {}

  public CoreNotes {
    threads = List.copyOf(threads);
    files = List.copyOf(files);
    auxiliary = Map.copyOf(auxiliary);
  }

  /**
   * Reads the notes of a core file.
   *
   * @throws StaleframeException exit code 2 if they are not sound
   */
  public static CoreNotes read(ElfFile core) {
    Optional<Fault> fault = Optional.empty();
    List<Long> threads = new ArrayList<>();
    List<MappedFile> files = new ArrayList<>();
    Map<Long, Long> auxiliary = new HashMap<>();
    for (Note note : Note.all(core)) {
      if (!note.owner().equals(OWNER)) {
        continue;
      }
      Window content = note.content();
      switch (note.type()) {
        case STATUS -> threads.add(content.u32(32));
        case SIGNAL_INFO -> fault = fault.or(() -> Optional.of(fault(content)));
        case FILES -> files.addAll(files(content));
        case AUXILIARY -> readAuxiliary(content, auxiliary);
        default -> {} // Registers and the like.
      }
    }
    return new CoreNotes(fault, threads, files, auxiliary);
  }

  private static Fault fault(Window content) {
    return Fault.of((int) content.u32(0), (int) content.u32(8), content.u64(16));
  }

  /** Count, page size, three words a file, then as many paths. */
  private static List<MappedFile> files(Window content) {
    long count = content.u64(0);
    long pageSize = content.u64(8);
    if (count < 0 || count > content.length() / 24) {
      throw content.malformed("corrupted: a note of %d mapped files", count);
    }
    List<MappedFile> files = new ArrayList<>();
    long path = 16 + count * 24;
    for (long at = 16; at < 16 + count * 24; at += 24) {
      Path name = path(content, path);
      path = name.end;
      files.add(
          new MappedFile(
              content.u64(at), content.u64(at + 8), content.u64(at + 16) * pageSize, name.text));
    }
    return files;
  }

  private record Path(String text, long end) {}

  private static Path path(Window content, long at) {
    long end = at;
    while (content.u8(end) != 0) {
      end++;
    }
    return new Path(content.text(at, LONGEST_PATH), end + 1);
  }

  private static void readAuxiliary(Window content, Map<Long, Long> into) {
    for (long at = 0; content.holds(at, 16) && content.u64(at) != 0; at += 16) {
      into.put(content.u64(at), content.u64(at + 8));
    }
  }
}
