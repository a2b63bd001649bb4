package dev.staleframe.shim;

import dev.staleframe.StaleframeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.byref.PointerByReference;

/**
 * The memory of another process, or what a core file holds of one, and the goroutines in it. The
 * process is neither stopped nor changed. For one thread at a time.
 *
 * <p>What is not there is an empty answer; what ends the looking is a {@link StaleframeException}:
 * exit code 2 when the process has ended or the file can't be what it says, 3 when it may not be
 * read.
 */
public final class TargetMemory implements AutoCloseable {
  private static final int ALLGS_WORDS = 3;
  private static final int COUNTS_WORDS = 6;

  private final GoroutineReader reader;
  private final TargetFailure failure;
  private final NativeWords words;
  private Pointer memory;

  private TargetMemory(GoroutineReader reader, TargetFailure failure) {
    this.reader = reader;
    this.failure = failure;
    this.words = new NativeWords(Runtime.getRuntime(reader));
  }

  /** Opens a running process. */
  public static TargetMemory ofProcess(GoroutineReader reader, long pid) {
    TargetMemory target = new TargetMemory(reader, TargetFailure.ofProcess(pid));
    PointerByReference memory = new PointerByReference();
    int id = pid == (int) pid ? (int) pid : 0; // no process has 0, nor one beyond an int
    target.check(reader.staleframe_memory_open_process(id, memory));
    target.memory = memory.getValue();
    return target;
  }

  /**
   * Opens a core file.
   *
   * @param segments in any order, none overlapping another; what they have past the end of the file
   *     can't be read
   */
  public static TargetMemory ofCore(GoroutineReader reader, Path core, List<CoreSegment> segments) {
    TargetMemory target = new TargetMemory(reader, TargetFailure.ofCore(core));
    PointerByReference memory = new PointerByReference();
    Pointer values =
        target.words.of(
            segments.stream()
                .flatMapToLong(part -> LongStream.of(part.address(), part.size(), part.offset()))
                .toArray());
    target.check(
        reader.staleframe_memory_open_core(core.toString(), values, segments.size(), memory));
    target.memory = memory.getValue();
    return target;
  }

  /** That many bytes from the address on; empty unless all of them can be read. */
  public Optional<byte[]> read(long address, int size) {
    Pointer to = words.bytes(size);
    int error = reader.staleframe_memory_read(open(), address, to, size);
    if (!found(error)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[size];
    to.get(0, bytes, 0, size);
    return Optional.of(bytes);
  }

  /**
   * Looks for {@code runtime.allgs} without symbols.
   *
   * @param ranges the program's writable data, not overlapping
   */
  public Optional<AllgsLocation> findAllgs(GoroutineLayout layout, List<AddressRange> ranges) {
    Pointer values =
        words.of(
            ranges.stream()
                .flatMapToLong(range -> LongStream.of(range.address(), range.size()))
                .toArray());
    Pointer location = words.zero(ALLGS_WORDS);
    int error =
        reader.staleframe_find_allgs(
            open(),
            words.of(layout.fields()),
            values,
            ranges.size(),
            ScanOptions.MAX_GOROUTINES,
            location);
    if (!found(error)) {
      return Optional.empty();
    }
    long[] found = NativeWords.read(location, ALLGS_WORDS);
    return Optional.of(new AllgsLocation(found[0], found[1], found[2]));
  }

  /**
   * Walks all goroutines.
   *
   * @param allgs the address of {@code runtime.allgs}
   * @return empty if there is no list of goroutines, or no more: then it is to be found again
   */
  public Optional<GoroutineScan> scan(GoroutineLayout layout, long allgs, ScanOptions options) {
    PointerByReference result = new PointerByReference();
    Pointer values =
        words.of(
            options.minDelta(),
            options.maxDelta(),
            options.maxGoroutines(),
            options.listCalls() ? 1 : 0);
    int error =
        reader.staleframe_scan_allgs(open(), words.of(layout.fields()), allgs, values, result);
    if (!found(error)) {
      return Optional.empty();
    }
    Pointer scan = result.getValue();
    try {
      return Optional.of(copy(scan));
    } finally {
      reader.staleframe_scan_free(scan);
    }
  }

  private GoroutineScan copy(Pointer scan) {
    Pointer counts = words.zero(COUNTS_WORDS);
    Pointer n = words.zero(1);
    reader.staleframe_scan_counts(scan, counts);
    Pointer items = reader.staleframe_scan_goroutines(scan, n);
    long[] count = NativeWords.read(counts, COUNTS_WORDS);
    int size = Math.toIntExact(n.getLong(0) * ScannedGoroutine.WORDS);
    long[] fields = size == 0 ? new long[0] : NativeWords.read(items, size);
    List<ScannedGoroutine> goroutines = new ArrayList<>();
    for (int at = 0; at < size; at += ScannedGoroutine.WORDS) {
      goroutines.add(ScannedGoroutine.of(fields, at));
    }
    // count[4], the stale ones, are counted by who lists them.
    return new GoroutineScan(
        count[0], count[1], count[2], count[3], count[5], List.copyOf(goroutines));
  }

  @Override
  public void close() {
    reader.staleframe_memory_close(memory);
    memory = null;
  }

  private Pointer open() {
    if (memory == null) {
      throw new IllegalStateException("closed");
    }
    return memory;
  }

  /** False if what was asked for is not there. */
  private boolean found(int error) {
    MemoryError kind = MemoryError.of(error);
    if (kind == MemoryError.UNREADABLE || kind == MemoryError.NOT_FOUND) {
      return false;
    }
    check(error);
    return true;
  }

  private void check(int error) {
    MemoryError kind = MemoryError.of(error);
    if (kind != MemoryError.NONE) {
      throw failure.of(kind, reader.staleframe_error_message(error));
    }
  }
}
