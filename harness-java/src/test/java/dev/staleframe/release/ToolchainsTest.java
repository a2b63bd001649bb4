package dev.staleframe.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolchainsTest {
  private static final Release WANTED = Release.parse("1.23.0");

  @TempDir private Path folder;
  private final List<String> announced = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "file:///srv/proxy file:///srv/proxy,off",
        "file:///srv/proxy,direct file:///srv/proxy,direct",
        "file:///srv/proxy|direct file:///srv/proxy|direct",
        "https://proxy.example,direct https://proxy.example,direct",
        "https://mirror.invalid https://mirror.invalid",
        "off off",
        "direct direct",
      })
  void singleFileProxyIsNoWayAroundTheChecksumDatabase(String goproxy, String passedOn) {
    assertEquals(passedOn, Toolchains.verifiable(goproxy));
  }

  @Test
  void installedGoServesItsOwnRelease() throws IOException {
    Path goroot = FakeGo.goroot(folder.resolve("go"), "go1.23.0");

    assertEquals(new Toolchain(WANTED, goroot, "installed"), provide(toolchains("exit 1", goroot)));
    assertEquals(List.of(), announced);
  }

  @Test
  void unpackedSdkIsUsedOnlyWhenItIsWhole() throws IOException {
    Path sdk = FakeGo.goroot(folder.resolve("home/sdk/go1.23.0"), "go1.23.0");
    Toolchains toolchains = toolchains("exit 1", folder);

    assertEquals(Optional.empty(), toolchains.cached(WANTED));
    Files.createFile(sdk.resolve(".unpacked-success"));
    assertEquals(Optional.of(new Toolchain(WANTED, sdk, "~/sdk")), toolchains.cached(WANTED));
  }

  @Test
  void moduleCacheIsAskedWithoutTheNetwork() throws IOException {
    Path goroot = FakeGo.goroot(folder.resolve("modules"), "go1.23.0");
    Toolchains toolchains =
        toolchains("[ $GOPROXY = off ] && [ $GOTOOLCHAIN = go1.23.0 ] && echo " + goroot, folder);

    assertEquals(new Toolchain(WANTED, goroot, "module cache"), provide(toolchains));
    assertEquals(List.of(), announced);
  }

  @Test
  void fetchIsAnnouncedAndVerifiable() throws IOException {
    Path goroot = FakeGo.goroot(folder.resolve("modules"), "go1.23.0");
    Toolchains toolchains =
        toolchains("[ $GOPROXY = file:///srv/proxy,off ] && echo " + goroot, folder);

    assertEquals(goroot, provide(toolchains).goroot());
    assertEquals(goroot.resolve("bin/go"), provide(toolchains).go());
    assertEquals("fetching Go 1.23.0", announced.get(0));
  }

  @Test
  void anotherReleaseThanAskedForIsRefused() throws IOException {
    Path goroot = FakeGo.goroot(folder.resolve("modules"), "go1.23.1");

    String message =
        Failing.with(ExitCode.ENVIRONMENT, () -> provide(toolchains("echo " + goroot, folder)));
    assertTrue(message.startsWith(goroot + " should be Go 1.23.0"), message);
  }

  @Test
  void failureOfGoIsExplained() throws IOException {
    Toolchains toolchains =
        toolchains("echo 'go: download go1.23.0: toolchain not available' >&2; exit 1", folder);

    String message = Failing.with(ExitCode.USAGE, () -> provide(toolchains));
    assertTrue(message.startsWith("there is no Go release 1.23.0 for this platform"), message);
  }

  private Toolchain provide(Toolchains toolchains) {
    return toolchains.provide(WANTED, announced::add);
  }

  private Toolchains toolchains(String script, Path goroot) throws IOException {
    FakeGo go = new FakeGo(folder).says(script);
    return new Toolchains(
        go.environment(),
        new InstalledGo(go.program(), Release.parse("1.26.8"), false, goroot, "file:///srv/proxy"));
  }
}
