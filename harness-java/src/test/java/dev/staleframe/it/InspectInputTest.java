package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.staleframe.NeedsPtrace;
import dev.staleframe.binary.ElfBuilder;
import dev.staleframe.binary.Programs;
import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code inspect PID} and {@code --core} refuse, by exit code and message. */
@Tag("integration")
class InspectInputTest {
  private static final String NONE = ", or it has no memory of its own (a kernel thread, a zombie)";
  private static final long THREAD_OF_THE_KERNEL = 2; // kthreadd, where the kernel's are seen

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0", "-1", "2147483647", "4294967296", "9223372036854775807"})
  void noSuchProcess(String pid) {
    refused(2, "there is no process " + pid + NONE, pid);
  }

  @ParameterizedTest
  @CsvSource({"abc", "0x10", "1.5", "99999999999999999999", "''"})
  void noNumber(String pid) {
    refused(
        2, "Invalid value for positional parameter at index 0 (PID): expected a whole number", pid);
  }

  @Test
  void threadOfTheKernel() {
    Path exe = Path.of("/proc/" + THREAD_OF_THE_KERNEL + "/exe");
    boolean there = Files.exists(exe.getParent()) && !Files.exists(exe);
    assumeTrue(there, "no threads of the kernel are seen from here");
    refused(2, "there is no process 2" + NONE, "2");
  }

  @Test
  @NeedsPtrace
  void programWithoutGo() throws IOException {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      refused(
          2,
          "/proc/%d/exe: no Go in it: neither build info".formatted(sleep.pid()),
          Long.toString(sleep.pid()));
    } finally {
      sleep.destroyForcibly();
    }
  }

  /** Its parent is a program that waits for no child: a shell would take it away at any time. */
  @Test
  void zombie() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec cat").start();
    String child = parent.inputReader().readLine();
    ProcessHandle sleep = ProcessHandle.of(Long.parseLong(child)).orElseThrow();
    try {
      parent.outputWriter().append("are you cat?\n").flush();
      assertEquals("are you cat?", parent.inputReader().readLine());
      sleep.destroyForcibly();
      while (!Files.readString(Path.of("/proc", child, "stat")).contains(") Z ")) {
        Thread.onSpinWait();
      }
      refused(2, "there is no process " + child + NONE, child);
    } finally {
      sleep.destroyForcibly();
      parent.destroyForcibly();
    }
  }

  @Test
  @NeedsPtrace
  void processOf32Bits() throws IOException {
    Path program = new Programs(folder).build("1.27.3", "waiting", "GOARCH=386", "CGO_ENABLED=0");
    assumeTrue(
        Shell.output("'" + program + "' </dev/null").equals("ready"),
        "386 programs do not run here");
    try (Target target = Target.start(program, Map.of(), "")) {
      refused(2, "/proc/" + target.pid() + "/exe: a 32-bit ELF file", target.pid());
    }
  }

  /** Wrong offsets would find anything anywhere. */
  @Test
  @NeedsPtrace
  void releaseThatIsHidden() throws IOException {
    Path program = new Programs(folder).build("1.23.0", "parked", "-ldflags=-s -w");
    String content = Files.readString(program, StandardCharsets.ISO_8859_1);
    Files.writeString(
        program, content.replace("go1.23.0", "go1.23.x"), StandardCharsets.ISO_8859_1);
    try (Target target = Target.start(program, Map.of(), "")) {
      refused(
          2,
          "process %s (%s): unknown layout of its goroutines: it has no debug information, and its version \"go1.23.x\" is not in the table of releases"
              .formatted(target.pid(), program),
          target.pid());
    }
  }

  @Test
  void processOfAnotherUser() throws Exception {
    String asNobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    String command = "'" + Staleframe.HOME.resolve("staleframe") + "'";
    String nobody = Shell.output(asNobody + " test -x " + command + " && " + asNobody + " id -un");
    assumeFalse(nobody.isEmpty(), "needs root, setpriv, and a checkout that everybody may read");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path script = Files.createDirectory(folder.resolve("checkout")).resolve("staleframe");
    Files.writeString(script, "#!/bin/sh\nexec " + asNobody + " " + command + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (Target target = Target.start("1.23.0", "")) {
      Staleframe staleframe =
          new Staleframe(folder, script.getParent())
              .with("STALEFRAME_CACHE", folder.resolve("cache").toString());
      refused(
          3,
          "may not read the memory of process %s:\nit is %s's process, and this is %s; run"
              .formatted(target.pid(), Shell.output("id -un"), nobody),
          staleframe.run("inspect", target.pid()));
    }
  }

  @Test
  void coresThatAreNone() throws Exception {
    byte[] random = new byte[10_000];
    new Random(1).nextBytes(random);
    assertCore(file("random", random), ": not an ELF file");
    assertCore(file("empty", new byte[0]), ": the file is empty");
    assertCore(
        file("program", ElfBuilder.withoutGo(ElfBuilder.EXECUTABLE)),
        ": a program, not a core file; try --binary");
    assertCore(
        file("bare", ElfBuilder.withoutGo(ElfBuilder.CORE)),
        ": it does not say where its program is (no NT_AUXV note)");
    assertCore(folder, " is a folder, not a file");
    assertCore(folder.resolve("missing"), " does not exist");
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    assertCore(fifo, " is not a regular file");
  }

  private void assertCore(Path core, String why) {
    refused(2, core + why, "--core", core.toString());
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void refused(int exitCode, String why, String... options) {
    String[] arguments =
        Stream.concat(Stream.of("inspect"), Stream.of(options)).toArray(String[]::new);
    refused(exitCode, why, new Staleframe(folder).run(arguments));
  }

  private static void refused(int exitCode, String why, Result result) {
    assertEquals(exitCode, result.exitCode(), result.stdout() + result.stderr());
    assertEquals("", result.stdout());
    assertTrue(result.stderr().startsWith("staleframe: " + why), result.stderr());
    assertTrue(result.stderr().lines().count() <= 2, result.stderr());
  }
}
