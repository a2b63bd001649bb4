package dev.staleframe.shim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.study.Workbench;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers from Java, on a made-up core file and on processes that are no Go programs. */
@Tag("integration")
class TargetMemoryTest {
  private static final long BASE = 0x560000;
  private static final int HEADER = 64;
  private static final int ARRAY = 128;
  private static final int GS = 1024;
  private static final int G_SIZE = 448;
  private static final long STACK = 8192;
  private static final List<AddressRange> DATA = List.of(new AddressRange(BASE, ARRAY));
  private static final GoroutineLayout LAYOUT =
      new GoroutineLayout(0, 8, 160, 152, 176, 112, 120, 128);

  private static GoroutineReader reader;

  @TempDir private Path folder;

  private final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());

  @BeforeAll
  static void build() {
    Environment environment = Environment.ofThisProcess();
    Path library =
        Workbench.open(environment, Workspace.find(environment)).shims().library(ShimVariant.FP);
    reader = ShimLoader.load(GoroutineReader.class, library);
  }

  /** Three goroutines: one in no call, one in C with a stale frame pointer, one as it must be. */
  @BeforeEach
  void rightProgram() {
    bytes.putLong(HEADER, BASE + ARRAY).putLong(HEADER + 8, 3).putLong(HEADER + 16, 4);
    g(0, 4, 0, 0);
    g(1, 3, 0x200, 40 + 2 * STACK);
    g(2, 3, 0x200, 40);
  }

  private static long stackOf(int i) {
    return 0xc000100000L + 2 * i * STACK;
  }

  private void g(int i, int status, long depth, long delta) {
    int at = GS + i * G_SIZE;
    long hi = stackOf(i) + STACK;
    bytes.putLong(ARRAY + i * Long.BYTES, BASE + at);
    bytes.putLong(at + LAYOUT.stackLo(), stackOf(i)).putLong(at + LAYOUT.stackHi(), hi);
    bytes.putLong(at + LAYOUT.goid(), i + 1).putInt(at + LAYOUT.atomicstatus(), status);
    if (depth > 0) {
      bytes.putLong(at + LAYOUT.syscallsp(), hi - depth).putLong(at + LAYOUT.syscallpc(), 0x401234);
      bytes.putLong(at + LAYOUT.syscallbp(), hi - depth + delta);
      bytes.putLong(at + LAYOUT.waitsince(), 7);
    }
  }

  private Path core() throws IOException {
    return Files.write(folder.resolve("core"), bytes.array());
  }

  private TargetMemory open() throws IOException {
    return TargetMemory.ofCore(reader, core(), List.of(new CoreSegment(BASE, bytes.capacity(), 0)));
  }

  @Test
  void aStaleGoroutineIsListedWithAllThereIsToKnow() throws IOException {
    try (TargetMemory memory = open()) {
      AllgsLocation allgs = memory.findAllgs(LAYOUT, DATA).orElseThrow();
      assertEquals(new AllgsLocation(BASE + HEADER, 3, 1), allgs);

      GoroutineScan scan = memory.scan(LAYOUT, allgs.address(), ScanOptions.STALE).orElseThrow();
      long sp = stackOf(1) + STACK - 0x200;
      ScannedGoroutine stale =
          new ScannedGoroutine(
              2,
              BASE + GS + G_SIZE,
              3,
              true,
              7,
              sp,
              0x401234,
              sp + 40 + 2 * STACK,
              stackOf(1),
              stackOf(1) + STACK,
              3);
      assertEquals(new GoroutineScan(1, 2, 0, 0, 0, List.of(stale)), scan);
      assertEquals(List.of(stale), scan.stale());
      assertEquals(3, scan.alive());
    }
  }

  @Test
  void callsAreListedIfAsked() throws IOException {
    try (TargetMemory memory = open()) {
      GoroutineScan scan =
          memory.scan(LAYOUT, BASE + HEADER, ScanOptions.STALE.withCalls()).orElseThrow();

      assertEquals(
          List.of(2L, 3L), scan.goroutines().stream().map(ScannedGoroutine::goid).toList());
      assertEquals(List.of(2L), scan.stale().stream().map(ScannedGoroutine::goid).toList());
    }
  }

  @Test
  void nothingIsStaleInARightProgram() throws IOException {
    g(1, 3, 0x200, 40);
    try (TargetMemory memory = open()) {
      GoroutineScan scan = memory.scan(LAYOUT, BASE + HEADER, ScanOptions.STALE).orElseThrow();

      assertEquals(new GoroutineScan(1, 2, 0, 0, 0, List.of()), scan);
    }
  }

  @Test
  void aReleaseWithoutTheFieldHasNothingStale() throws IOException {
    GoroutineLayout older =
        new GoroutineLayout(0, 8, 160, 152, 176, 112, 120, GoroutineLayout.ABSENT);
    try (TargetMemory memory = open()) {
      assertEquals(
          List.of(),
          memory.scan(older, BASE + HEADER, ScanOptions.STALE).orElseThrow().goroutines());
    }
  }

  @Test
  void whatIsNotThereIsEmpty() throws IOException {
    try (TargetMemory memory = open()) {
      assertEquals(Optional.empty(), memory.scan(LAYOUT, BASE, ScanOptions.STALE));
      assertEquals(Optional.empty(), memory.scan(LAYOUT, -8, ScanOptions.STALE));
      assertEquals(
          Optional.empty(), memory.findAllgs(LAYOUT, List.of(new AddressRange(BASE + 1024, 512))));
      assertEquals(Optional.empty(), memory.findAllgs(LAYOUT, List.of()));
      assertEquals(Optional.empty(), memory.read(BASE + 4090, 7));
      assertEquals(Optional.empty(), memory.read(-1, 1));
    }
  }

  @Test
  void bytesAreRead() throws IOException {
    bytes.put(0, new byte[] {1, -2, 3});
    try (TargetMemory memory = open()) {
      assertArrayEquals(new byte[] {1, -2, 3}, memory.read(BASE, 3).orElseThrow());
      assertEquals(0, memory.read(BASE, 0).orElseThrow().length);
    }
  }

  @Test
  void tooManyGoroutinesAreRefused() throws IOException {
    try (TargetMemory memory = open()) {
      String message =
          Failing.with(
              ExitCode.USAGE,
              () -> memory.scan(LAYOUT, BASE + HEADER, new ScanOptions(-16, 2016, 2, false)));
      assertTrue(message.contains("is not to be believed"), message);
    }
  }

  @Test
  void aCoreThatContradictsItselfIsRefused() throws IOException {
    Path core = core();
    List<CoreSegment> overlapping =
        List.of(new CoreSegment(BASE, 16, 0), new CoreSegment(BASE + 8, 16, 0));

    String message =
        Failing.with(ExitCode.USAGE, () -> TargetMemory.ofCore(reader, core, overlapping));
    assertTrue(message.startsWith(core + " contradicts itself"), message);
  }

  @Test
  void aCoreThatIsNoFileIsRefused() {
    String none =
        Failing.with(
            ExitCode.USAGE, () -> TargetMemory.ofCore(reader, folder.resolve("none"), List.of()));
    assertTrue(none.endsWith("/none: there is no such file"), none);
    String directory =
        Failing.with(ExitCode.USAGE, () -> TargetMemory.ofCore(reader, folder, List.of()));
    assertTrue(directory.endsWith(": it is not a regular file"), directory);
  }

  @Test
  void noSuchProcess() {
    for (long pid : new long[] {0, -1, Integer.MAX_VALUE, 1L << 32}) {
      String message = Failing.with(ExitCode.USAGE, () -> TargetMemory.ofProcess(reader, pid));
      assertTrue(message.startsWith("there is no process " + pid), message);
    }
  }

  @Test
  void aProcessThatEndsMeanwhileIsSaidTo() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    try (TargetMemory memory = TargetMemory.ofProcess(reader, process.pid())) {
      assertEquals(Optional.empty(), memory.read(0, 1));
      process.destroyForcibly().waitFor();

      String message = Failing.with(ExitCode.USAGE, () -> memory.read(0, 1));
      assertEquals("process " + process.pid() + " ended while it was being read", message);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aClosedMemoryIsNotRead() throws IOException {
    TargetMemory memory = open();
    memory.close();
    memory.close();

    assertThrows(IllegalStateException.class, () -> memory.read(BASE, 1));
  }
}
