package dev.staleframe.it;

import static dev.staleframe.it.Staleframe.assertLacking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.it.Staleframe.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What to do follows from the cause, not from where in the run the failure came up. */
@Tag("integration")
class AdviceTest {
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

  private Path noexec() throws IOException, InterruptedException {
    disk = TemporaryDisk.mount(folder, "noexec");
    return disk.folder();
  }

  @Test
  void doctorFindsThatNothingRunsFromTheCache() throws IOException, InterruptedException {
    staleframe.with("STALEFRAME_CACHE", noexec().toString());

    Result result = staleframe.run("doctor", "--format", "json");

    assertEquals(3, result.exitCode(), result.stdout());
    assertEquals("missing", result.check("build cache").get("state").asText());
  }

  @Test
  void aCacheFromWhichNothingRuns() throws IOException, InterruptedException {
    Path cache = noexec();
    staleframe.with("STALEFRAME_CACHE", cache.toString());
    String reason = cache + " is mounted noexec: nothing in it can be run or loaded.";

    assertLacking(staleframe.run("reproduce", "--runs", "1"), reason);
    assertLacking(staleframe.run("inspect", "1"), reason);
  }

  @Test
  void noHome() {
    staleframe.without("HOME").without("GOPATH").without("GOMODCACHE").with("GOENV", "off");
    staleframe.with("JAVA_TOOL_OPTIONS", "-Duser.home=/nonexistent"); // Nor in the database.

    Result result = staleframe.run("reproduce", "--runs", "1");

    assertLacking(result, "neither GOMODCACHE nor GOPATH is set\nSet HOME,");
    assertFalse(result.error().contains("network"), result.stderr());
  }

  /** Go 1.26 has it, 1.23 does not. */
  @Test
  void anExperimentOfTheUsersIsNotThatOfEveryRelease() {
    staleframe.with("GOEXPERIMENT", "jsonv2");

    Result result = staleframe.run("reproduce", "--scenario", "still", "--runs", "1");

    assertEquals(0, result.exitCode(), result.stderr());
  }

  @Test
  void aFailureOfTheMachineToBuildIsNoFinding() {
    staleframe.with("STALEFRAME_CACHE", folder.resolve("cache").toString()).with("GOCACHE", "off");

    assertLacking(staleframe.run("reproduce", "--runs", "1"), "Go can't keep what it compiles: ");
  }

  @Test
  void imagesWithoutAnEngineSaysNothingOfOptionsThatItLacks() {
    staleframe.with("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));

    Result result = staleframe.run("images");

    assertLacking(result, "Start one (Debian: apt-get install docker.io), or set DOCKER_HOST");
    assertFalse(result.error().contains("--in"), result.stderr());
  }

  /** It fetches releases and is none: what it may become does not exist yet. */
  @Test
  void aDevelopmentGoIsNoRelease() throws IOException {
    String real = Staleframe.program("go").toString();
    Path go =
        Files.writeString(
            folder.resolve("go"),
            """
            #!/bin/sh
            if [ "$GOTOOLCHAIN" = local ] && [ "$1 $2" = "env GOVERSION" ]; then
              echo 'devel go1.28-0123456789 Mon Nov 2 10:00:00 2026 +0000'
              exec %1$s env GOROOT GOPROXY
            fi
            case $GOTOOLCHAIN in go1.28*) echo "asked for $GOTOOLCHAIN" >&2; exit 1 ;; esac
            exec %1$s "$@"
            """
                .formatted(real));
    assertTrue(go.toFile().setExecutable(true));
    staleframe.with("STALEFRAME_GO", go.toString());

    Result result = staleframe.run("reproduce", "--scenario", "still", "--runs", "1");

    assertEquals(0, result.exitCode(), result.stderr());
    Result doctor = staleframe.run("doctor");
    assertTrue(doctor.stdout().contains("a development version of Go 1.28"), doctor.stdout());
  }

  @Test
  void mavenLeavesNoEscapeCodesInAFile() throws IOException, InterruptedException {
    Process make =
        make("lint", "CLANG_FORMAT=true", "MVN_FLAGS=-q --batch-mode -N -Dspotless.skip=true");
    String said = said(make);

    assertEquals(0, make.waitFor(), said);
    assertTrue(said.contains("spotless:check"), said);
    assertFalse(said.contains("\u001b"), said);
  }

  private static Process make(String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of("make"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(argv).directory(Staleframe.HOME.toFile()).redirectErrorStream(true);
    // Of the make that runs the tests.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAVEN_OPTS"));
    return builder.start();
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void lintSaysInOneLineWhatToInstall() throws IOException, InterruptedException {
    Process make = make("lint", "CLANG_FORMAT=no-such-formatter");
    String said = said(make);

    assertNotEquals(0, make.waitFor(), said);
    assertTrue(said.contains("no no-such-formatter: install it (Debian: apt-get install"), said);
    assertEquals(1, said.lines().count(), said);
  }
}
