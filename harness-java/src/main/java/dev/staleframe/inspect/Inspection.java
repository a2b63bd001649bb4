package dev.staleframe.inspect;

import dev.staleframe.StaleframeException;
import dev.staleframe.binary.ElfFile;
import dev.staleframe.binary.GLayout;
import dev.staleframe.binary.KnownLayout;
import dev.staleframe.shim.AllgsLocation;
import dev.staleframe.shim.GoroutineLayout;
import dev.staleframe.shim.GoroutineReader;
import dev.staleframe.shim.GoroutineScan;
import dev.staleframe.shim.ScanOptions;
import dev.staleframe.shim.ScannedGoroutine;
import dev.staleframe.shim.TargetMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks for goroutines with a stale frame pointer in the memory of a running process, which is not
 * stopped, or in a core file.
 */
public final class Inspection implements AutoCloseable {
  private static final String ALL_GOROUTINES = "runtime.allgs";

  private final Target target;
  private final GoroutineLayout layout;
  private final Optional<Path> core;
  private OptionalLong allgs;

  private Inspection(Target target, Optional<Path> core) {
    this.target = target;
    this.core = core;
    this.layout = layout(target);
    this.allgs = target.variable(ALL_GOROUTINES);
  }

  /**
   * Opens a running process.
   *
   * @throws StaleframeException exit code 2 if there is none, if it is no Go program, or one whose
   *     layout is not known; 3 if it may not be read
   */
  public static Inspection ofProcess(GoroutineReader reader, long pid) {
    return of(ProcessTarget.open(reader, pid), Optional.empty());
  }

  /**
   * Opens a core file.
   *
   * @param program the program that it is of, if not the one that the core names
   * @throws StaleframeException exit code 2 if it can't be read, or not with that program
   */
  public static Inspection ofCore(GoroutineReader reader, Path core, Optional<Path> program) {
    return of(CoreTarget.open(reader, core, program), Optional.of(core));
  }

  private static Inspection of(Target target, Optional<Path> core) {
    try {
      return new Inspection(target, core);
    } catch (StaleframeException e) {
      target.close();
      throw e;
    }
  }

  /** Never guessed: wrong offsets would find stale pointers, or miss them, anywhere. */
  private static GoroutineLayout layout(Target target) {
    GLayout known =
        target
            .binary()
            .layout()
            .map(KnownLayout::layout)
            .orElseThrow(
                () ->
                    StaleframeException.usage(
                        "%s: unknown layout of its goroutines: it has no debug information, and %s"
                            .formatted(target.name(), version(target))));
    return new GoroutineLayout(
        known.stackLo(),
        known.stackHi(),
        known.goid(),
        known.atomicStatus(),
        known.waitSince(),
        known.syscallSp(),
        known.syscallPc(),
        known.syscallBp().orElse(GoroutineLayout.ABSENT));
  }

  private static String version(Target target) {
    return target
        .binary()
        .buildInfo()
        .map(info -> "its version \"" + info.version() + "\" is not in the table of releases")
        .orElse("does not name its version");
  }

  /** What the program's file tells. */
  public BinaryFacts facts() {
    return BinaryFacts.of(target.name(), target.binary());
  }

  /**
   * Looks once.
   *
   * @throws StaleframeException exit code 2 if the process has ended, or there are no goroutines to
   *     be found
   */
  public Sighting look() {
    GoroutineScan scan = scan();
    Callers callers = new Callers(target);
    List<StaleGoroutine> stale =
        scan.stale().stream()
            .map(
                found ->
                    new StaleGoroutine(
                        found, callers.of(found), FormerStack.end(target, found), since(found)))
            .toList();
    return new Sighting(
        target.name(),
        scan.alive(),
        scan.inCall(),
        scan.unreadable(),
        1,
        stale,
        core.flatMap(file -> fault(file, stale)),
        target.mitigated());
  }

  private GoroutineScan scan() {
    TargetMemory memory = target.memory();
    Optional<GoroutineScan> scan = Optional.empty();
    if (allgs.isPresent()) {
      scan = memory.scan(layout, allgs.getAsLong(), ScanOptions.STALE);
    }
    if (scan.isEmpty()) {
      // No symbols, or it is being started and has no goroutines yet.
      Optional<AllgsLocation> found = memory.findAllgs(layout, target.data());
      allgs = found.stream().mapToLong(AllgsLocation::address).findFirst();
      scan = found.flatMap(at -> memory.scan(layout, at.address(), ScanOptions.STALE));
    }
    return scan.orElseThrow(
        () -> StaleframeException.usage(target.name() + ": there are no goroutines to be found"));
  }

  /** At least: the runtime notes the first garbage collection that finds it there. */
  private Optional<Duration> since(ScannedGoroutine goroutine) {
    // On Linux nanoTime is CLOCK_MONOTONIC, which Go's runtime uses too.
    return target.running() && goroutine.waitsince() > 0
        ? Optional.of(Duration.ofNanos(System.nanoTime() - goroutine.waitsince()))
        : Optional.empty();
  }

  private static Optional<WalkedPointer> fault(Path core, List<StaleGoroutine> stale) {
    try (ElfFile file = ElfFile.open(core)) {
      return FaultFinder.among(file, stale);
    }
  }

  @Override
  public void close() {
    target.close();
  }
}
