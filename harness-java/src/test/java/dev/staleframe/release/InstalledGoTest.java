package dev.staleframe.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledGoTest {
  @TempDir private Path folder;
  private FakeGo go;

  @BeforeEach
  void makeGo() {
    go = new FakeGo(folder);
  }

  @Test
  void foundOnPath() throws IOException {
    go.says("echo go1.26.8; echo /opt/go; echo https://proxy.example,direct");

    assertEquals(
        new InstalledGo(
            go.program(),
            Release.parse("1.26.8"),
            false,
            Path.of("/opt/go"),
            "https://proxy.example,direct"),
        InstalledGo.find(go.environment()));
  }

  @ParameterizedTest
  @CsvSource({
    "go1.21.0, 1.21.0, false",
    "go1.27rc1, 1.27rc1, false",
    "devel go1.28-a1b2c3d4e5 Mon Sep 2 10:00:00 2024 +0000, 1.28.0, true",
    "go1.28-devel_a1b2c3d4e5 Mon Sep 2 10:00:00 2024 +0000, 1.28.0, true",
    "go1.23.4 X:nocoverageredesign, 1.23.4, false",
    "go1.22.5-1.fc40, 1.22.5, false",
  })
  void readsEveryKindOfVersion(String goversion, String release, boolean development)
      throws IOException {
    go.says("echo '" + goversion + "'; echo /opt/go; echo off");

    InstalledGo found = InstalledGo.find(go.environment());
    assertEquals(Release.parse(release), found.release());
    assertEquals(development, found.development());
    assertEquals(development, found.description().startsWith("a development version of Go 1.28"));
    assertEquals(found.release().minor() - (development ? 1 : 0), found.newestKnownMinor());
  }

  @Test
  void askedAboutItselfWhateverTheUsersVariablesSay() throws IOException {
    go.says(
        """
        [ "$*" = "env GOVERSION GOROOT GOPROXY" ] || exit 1
        [ "$GOTOOLCHAIN" = local ] || exit 1
        [ -z "$GOROOT$GOFLAGS$GOEXPERIMENT$GOARCH$GIT_HTTP_USER_AGENT" ] || exit 1
        [ "$GOWORK" = off ] || exit 1
        echo go1.26.8; echo /opt/go; echo "$GOPROXY"
        """);

    InstalledGo found =
        InstalledGo.find(
            go.environment(
                "GOTOOLCHAIN", "go1.99.0",
                "GOROOT", "/elsewhere",
                "GOFLAGS", "-mod=vendor",
                "GOEXPERIMENT", "jsonv2",
                "GOARCH", "mips",
                "GIT_HTTP_USER_AGENT", "proxy.example",
                "GOPROXY", "https://mirror.invalid"));

    assertEquals("https://mirror.invalid", found.goproxy());
  }

  @Test
  void overrideComesBeforePath() throws IOException {
    go.says("echo go1.26.8; echo /opt/go; echo off");
    FakeGo other = new FakeGo(folder.resolve("other")).says("echo go1.22.1; echo /o; echo off");

    InstalledGo found =
        InstalledGo.find(go.environment(InstalledGo.OVERRIDE, other.program().toString()));

    assertEquals(Release.parse("1.22.1"), found.release());
  }

  @Test
  void noneSaysWhatWasLookedFor() {
    assertEquals(
        """
        no Go: STALEFRAME_GO is `no-such-go`, which is no program.
        Install Go 1.21.0 or newer (https://go.dev/dl/), or set STALEFRAME_GO.\
        """,
        Failing.with(
            ExitCode.ENVIRONMENT,
            () -> InstalledGo.find(go.environment(InstalledGo.OVERRIDE, "no-such-go"))));
  }

  @Test
  void tooOldToFetchOthers() throws IOException {
    go.says("echo go1.20.14; echo /opt/go; echo off");

    String message = Failing.with(ExitCode.ENVIRONMENT, () -> InstalledGo.find(go.environment()));
    assertTrue(
        message.startsWith(
            "Go 1.20.14 at " + go.program() + " is too old to fetch other releases."),
        message);
  }

  @ParameterizedTest
  @CsvSource({
    "'echo; echo broken libc >&2; exit 1', broken libc",
    "'exit 1', `go env` failed",
    "'echo go1.26.8', `go env` failed",
    "'echo go1.26.8; echo /opt/go; echo off; exit 3', `go env` failed",
  })
  void brokenShowsWhatItSaid(String script, String said) throws IOException {
    go.says(script);

    assertEquals(
        go.program() + " does not work as a Go command: " + said,
        Failing.with(ExitCode.ENVIRONMENT, () -> InstalledGo.find(go.environment())));
  }

  /** Of {@code go env -w}; in the environment it is left out. */
  @Test
  void anExperimentThatItDoesNotKnowIsToBeRemoved() throws IOException {
    go.says("echo 'go: unknown GOEXPERIMENT nosuch' >&2; exit 2");

    assertEquals(
        go.program()
            + " does not work as a Go command: go: unknown GOEXPERIMENT nosuch\n"
            + "Remove that experiment: go env -u GOEXPERIMENT.",
        Failing.with(ExitCode.ENVIRONMENT, () -> InstalledGo.find(go.environment())));
  }

  @ParameterizedTest
  @CsvSource({"gccgo (GCC) 14.2", "devel +a1b2c3", "''"})
  void versionThatNamesNoReleaseIsTheMachinesTrouble(String goversion) throws IOException {
    go.says("echo '" + goversion + "'; echo /opt/go; echo off");

    assertEquals(
        go.program() + " says it is \"" + goversion + "\", which is no Go release",
        Failing.with(ExitCode.ENVIRONMENT, () -> InstalledGo.find(go.environment())));
  }
}
