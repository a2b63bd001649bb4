package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    refused(2, "Invalid value for positional parameter at index 0 (PID): '" + pid + "'", pid);
  }

  @Test
  void threadOfTheKernel() {
    Path exe = Path.of("/proc/" + THREAD_OF_THE_KERNEL + "/exe");
    boolean there = Files.exists(exe.getParent()) && !Files.exists(exe);
    assumeTrue(there, "no threads of the kernel are seen from here");
    refused(2, "there is no process 2" + NONE, "2");
  }

  @Test
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

  @Test
  void zombie() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", "true & echo $!; exec sleep 60").start();
    try {
      String child = parent.inputReader().readLine();
      while (!Files.readString(Path.of("/proc", child, "stat")).contains(") Z ")) {
        Thread.onSpinWait();
      }
      refused(2, "there is no process " + child + NONE, child);
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void processOf32Bits() throws IOException {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "386 programs run on amd64");
    Path program = new Programs(folder).build("1.27.3", "waiting", "GOARCH=386", "CGO_ENABLED=0");
    try (Target target = Target.start(program, Map.of(), "")) {
      refused(2, "/proc/" + target.pid() + "/exe: a 32-bit ELF file", target.pid());
    }
  }

  /** Wrong offsets would find anything anywhere. */
  @Test
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
    Path command = Staleframe.HOME.resolve("staleframe");
    assumeTrue(
        succeeds(asNobody + " test -x '" + command + "'"),
        "needs root, setpriv, and a checkout that everybody may read");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path script = Files.createDirectory(folder.resolve("checkout")).resolve("staleframe");
    Files.writeString(script, "#!/bin/sh\nexec " + asNobody + " '" + command + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (Target target = Target.start("1.23.0", "")) {
      Staleframe staleframe =
          new Staleframe(folder, script.getParent())
              .with("STALEFRAME_CACHE", folder.resolve("cache").toString());
      refused(
          3,
          "may not read the memory of process %s:\nit is root's process, and this is nobody; run"
              .formatted(target.pid()),
          staleframe.run("inspect", target.pid()));
    }
  }

  private static boolean succeeds(String command) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
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
