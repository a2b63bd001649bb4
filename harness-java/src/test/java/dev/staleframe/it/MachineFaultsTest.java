package dev.staleframe.it;

import static dev.staleframe.it.Staleframe.assertLacking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that lack something: the message says what, and the exit code is 3. */
@Tag("integration")
class MachineFaultsTest {
  @TempDir private Path folder;
  private Staleframe staleframe;
  private TemporaryDisk disk;

  @BeforeEach
  void inFolder() {
    staleframe = new Staleframe(folder);
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void noCompiler() throws IOException {
    onPath("go", "make", "java", "sh", "dirname", "stty", "readlink");

    assertLacking(
        staleframe.run("reproduce", "--runs", "1"), "no C compiler: looked for gcc, clang, cc");
  }

  @Test
  void aCompilerThatIsNotThere() {
    assertLacking(
        staleframe.with("CC", "no-such-cc").run("reproduce", "--runs", "1"),
        "no C compiler: looked for no-such-cc on PATH.\nThat is what CC names");
  }

  @Test
  void noGo() throws IOException {
    onPath("gcc", "make", "java", "sh", "dirname", "stty", "readlink");

    assertLacking(
        staleframe.with("STALEFRAME_GO", "no-such-go").run("reproduce", "--runs", "1"), "no Go:");
  }

  @Test
  void noMake() throws IOException {
    onPath("go", "gcc", "as", "ld", "java", "sh", "dirname", "stty", "readlink");
    staleframe.with("STALEFRAME_CACHE", folder.resolve("cache").toString());

    assertLacking(staleframe.run("reproduce", "--runs", "1"), "no `make` on PATH");
  }

  @Test
  void doctorSaysWhatIsLackingAndHowToGetIt() throws IOException {
    onPath("go", "java", "sh", "dirname", "stty", "readlink");

    Result result = staleframe.run("doctor");

    assertEquals(3, result.exitCode(), result.stderr());
    assertTrue(result.stdout().contains("MISSING   C compiler"), result.stdout());
    assertTrue(result.stdout().contains("apt-get install gcc"), result.stdout());
    assertTrue(result.stdout().contains("MISSING   make"), result.stdout());
  }

  @Test
  void doctorIsContentWithThisMachine() {
    Result result = staleframe.run("doctor", "--format", "json");

    assertEquals(0, result.exitCode(), result.stdout());
    result
        .json()
        .get("checks")
        .forEach(check -> assertTrue(check.get("ok").asBoolean(), check::toString));
    assertEquals("ok", result.check("C programs").get("state").asText());
    assertEquals("ok", result.check("a trial").get("state").asText());
  }

  @Test
  void noRoomToBuild() throws IOException, InterruptedException {
    disk = TemporaryDisk.mount(folder, "size=1m");
    Path cache = disk.folder();

    assertLacking(
        staleframe.with("STALEFRAME_CACHE", cache.toString()).run("reproduce", "--runs", "1"),
        "no room to build in " + cache);
    try (Stream<Path> left = Files.walk(cache)) {
      List<Path> fixtures = left.filter(path -> path.endsWith("fixture")).toList();
      assertEquals(List.of(), fixtures, "a fixture that was cut short must not be found again");
    }
  }

  @Test
  void noRoomForTheJournal() throws IOException, InterruptedException {
    disk = TemporaryDisk.mount(folder, "size=64k");
    Path output = disk.folder();

    Result result = staleframe.run("reproduce", "--runs", "200", "-o", output.toString());

    assertEquals(3, result.exitCode(), result.stderr());
    assertTrue(result.error().contains("can't write"), result.stderr());
    assertTrue(Files.readString(output.resolve("journal.ndjson")).endsWith("}\n"));
  }

  @Test
  void outputThatIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    Result result = staleframe.run("reproduce", "--runs", "1", "-o", file.resolve("x").toString());

    assertEquals(2, result.exitCode(), result.stderr());
    assertTrue(result.error().contains("choose another folder with --output"), result.stderr());
  }

  /** A PATH that holds these programs and nothing else. */
  private void onPath(String... programs) throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String program : programs) {
      Optional<Path> found = find(program);
      if (found.isPresent()) {
        Path stub =
            Files.writeString(
                bin.resolve(program), "#!/bin/sh\nexec '" + found.get() + "' \"$@\"\n");
        assertTrue(stub.toFile().setExecutable(true));
      }
    }
    staleframe.with("PATH", bin.toString());
  }

  private Optional<Path> find(String program) {
    return Stream.of(staleframe.variable("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
