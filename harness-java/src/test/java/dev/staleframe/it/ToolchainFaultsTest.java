package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.it.Staleframe.Result;
import dev.staleframe.it.Staleframe.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that can't be had, or must not be used. */
@Tag("integration")
class ToolchainFaultsTest {
  private static final String RELEASE = "1.23.1";
  private static final String MODULE = "golang.org/toolchain";

  @TempDir private Path folder;
  private Staleframe staleframe;
  private Path emptyModuleCache;

  @BeforeEach
  void inFolder() {
    staleframe = new Staleframe(folder);
    emptyModuleCache = folder.resolve("modules");
  }

  @Test
  void aReleaseThatDoesNotExist() {
    assertFailure(staleframe.run("reproduce", "--go", "1.23.99"), 2, "no Go release 1.23.99");
  }

  @Test
  void noNetworkAndNothingCached() {
    staleframe
        .with("GOMODCACHE", emptyModuleCache.toString())
        .with("GOPROXY", "http://127.0.0.1:1");

    assertFailure(
        staleframe.run("reproduce", "--go", RELEASE),
        3,
        "Go 1.23.1 is not on this machine and could not be fetched (GOPROXY=http://127.0.0.1:1)");
  }

  @Test
  void fetchingForbiddenAndNothingCached() {
    staleframe.with("GOMODCACHE", emptyModuleCache.toString()).with("GOPROXY", "off");

    assertFailure(
        staleframe.run("reproduce", "--go", RELEASE), 3, "GOPROXY=off forbids to fetch it");
  }

  @Test
  void offlineWithAWarmCacheWorks() {
    assertEquals(0, staleframe.run("reproduce", "--runs", "1").exitCode());
    Result result = staleframe.with("GOPROXY", "off").run("reproduce", "--runs", "1");
    assertEquals(0, result.exitCode(), result.stderr());
  }

  @Test
  void aCorruptedToolchainIsNotUsed() throws IOException {
    rememberChecksums();
    staleframe
        .with("GOMODCACHE", emptyModuleCache.toString())
        .with("GOPROXY", "file://" + proxyWithOtherToolchain());

    assertFailure(
        staleframe.run("reproduce", "--go", RELEASE),
        3,
        "is not the one Go's checksum database knows; it was not used");
    assertNothingUnpacked();
  }

  /** cmd/go would use it unverified: GOPROXY is a single file address and GOSUMDB is off. */
  @Test
  void anUnverifiableToolchainIsNotUsed() throws IOException {
    staleframe
        .with("GOMODCACHE", emptyModuleCache.toString())
        .with("GOSUMDB", "off")
        .with("GOPROXY", "file://" + proxyWithOtherToolchain());

    assertFailure(staleframe.run("reproduce", "--go", RELEASE), 3, "can't be verified");
    assertNothingUnpacked();
  }

  @Test
  void twoAtOnceWithNothingBuiltDoNotHarmEachOther() {
    staleframe.with("STALEFRAME_CACHE", folder.resolve("cache").toString());
    Running first = staleframe.start("reproduce", "--runs", "3", "-o", "first");
    Running second = staleframe.start("reproduce", "--runs", "3", "-o", "second");

    assertEquals(0, first.await().exitCode(), () -> first.await().stderr());
    assertEquals(0, second.await().exitCode(), () -> second.await().stderr());
  }

  private static void assertFailure(Result result, int exitCode, String message) {
    assertEquals(exitCode, result.exitCode(), result.stderr());
    assertTrue(result.error().contains(message), result.stderr());
    assertTrue(result.error().lines().count() <= 2, result.stderr());
    assertFalse(result.stderr().contains("\tat "), result.stderr());
    assertEquals("", result.stdout());
  }

  private void assertNothingUnpacked() {
    assertFalse(Files.exists(emptyModuleCache.resolve("golang.org").resolve(module())));
  }

  private static String module() {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return "toolchain@v0.0.1-go" + RELEASE + ".linux-" + arch;
  }

  /** A file-based module proxy whose toolchain is another than the real one. */
  private Path proxyWithOtherToolchain() throws IOException {
    Path versions = Files.createDirectories(folder.resolve("proxy").resolve(MODULE).resolve("@v"));
    String version = module().substring("toolchain@".length());
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(versions.resolve(version + ".zip")))) {
      zip.putNextEntry(new ZipEntry("golang.org/" + module() + "/bin/go"));
      zip.write("#!/bin/sh\necho not the real one\n".getBytes());
      zip.closeEntry();
    }
    return folder.resolve("proxy");
  }

  /**
   * The checksum database's answers that the go command has cached, so that it needs no network.
   */
  private void rememberChecksums() throws IOException {
    assertEquals(0, new Staleframe(folder).run("reproduce", "--runs", "1").exitCode());
    Process go = new ProcessBuilder("go", "env", "GOMODCACHE").redirectErrorStream(true).start();
    Path real = Path.of(new String(go.getInputStream().readAllBytes()).strip());
    copy(real.resolve("cache/download/sumdb"), emptyModuleCache.resolve("cache/download/sumdb"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
