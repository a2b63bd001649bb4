package dev.staleframe.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.CommandResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchFailureTest {
  private static final String PROXY = "https://proxy.example,direct";

  @Test
  void releaseThatDoesNotExistIsBadInput() {
    assertEquals(
        "there is no Go release 1.23.99 for this platform (GOPROXY=https://proxy.example,direct"
            + " has none); see https://go.dev/doc/devel/release",
        message(
            ExitCode.USAGE,
            PROXY,
            "go: download go1.23.99 for linux/amd64: toolchain not available\n"));
  }

  @Test
  void refusedNameIsBadInputToo() {
    message(ExitCode.USAGE, PROXY, "go: invalid GOTOOLCHAIN \"go1.23.99\"\n");
  }

  @Test
  void forbiddenFetchSaysHowToAllowIt() {
    assertEquals(
        """
        Go 1.23.99 is not on this machine and GOPROXY=off forbids to fetch it.
        Unset GOPROXY, or put it at ~/sdk/go1.23.99 (golang.org/dl does).\
        """,
        message(
            ExitCode.ENVIRONMENT,
            "off",
            "go: download go1.23.99: module lookup disabled by GOPROXY=off\n"));
  }

  @Test
  void tamperedToolchainIsNeverABuildFailureNorAMissingRelease() {
    String message =
        message(
            ExitCode.ENVIRONMENT,
            "https://mirror.invalid",
            """
            go: download go1.23.99: golang.org/toolchain@v0.0.1-go1.23.99.linux-amd64: verifying \
            module: checksum mismatch
            	downloaded: h1:AAAA
            	sum.golang.org: h1:BBBB

            SECURITY ERROR
            This download does NOT match the one reported by the checksum server.
            """);
    assertTrue(message.contains("it was not used"), message);
    assertTrue(message.contains("GOPROXY=https://mirror.invalid"), message);
  }

  @Test
  void checksumMismatchOutranksGoproxyOff() {
    String message = message(ExitCode.ENVIRONMENT, "off", "verifying module: checksum mismatch\n");
    assertTrue(message.contains("it was not used"), message);
  }

  @Test
  void unverifiableToolchainIsNotRun() {
    String message =
        message(
            ExitCode.ENVIRONMENT,
            PROXY,
            "go: download go1.23.99: verifying module: checksum database disabled by GOSUMDB=off\n");
    assertTrue(message.startsWith("Go 1.23.99 can't be verified because GOSUMDB=off"), message);
  }

  @Test
  void fullDiskIsTheMachinesTrouble() {
    String message =
        message(ExitCode.ENVIRONMENT, PROXY, "go: write /m/x.zip: no space left on device\n");
    assertEquals(
        """
        Go 1.23.99 can't be had: write /m/x.zip: no space left on device
        Free some room, or set GOMODCACHE to a roomier folder.\
        """,
        message);
  }

  @Test
  void lostNetworkShowsWhatGoSaidLast() {
    String message =
        message(
            ExitCode.ENVIRONMENT,
            PROXY,
            "go: downloading go1.23.99 (linux/amd64)\ngo: dial tcp: no such host\n\n");
    assertTrue(message.contains("could not be fetched"), message);
    assertTrue(message.contains("): dial tcp: no such host\n"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go: go: module cache not found: neither GOMODCACHE nor GOPATH is set | Set HOME,",
        "go: unknown GOEXPERIMENT jsonv2 | Remove that experiment: go env -u GOEXPERIMENT.",
        "go: go: could not create module cache: mkdir /x: permission denied | Set GOMODCACHE",
        "go: go: GOMODCACHE entry is relative; must be absolute path: \"x\". | Set GOMODCACHE",
        "go: exec go1.23.99: permission denied | Set GOMODCACHE",
        "go: download go1.23.99: mkdir /x/cache: read-only file system | Set GOMODCACHE",
      })
  void adviceFollowsFromTheCause(String said, String advice) {
    String message = message(ExitCode.ENVIRONMENT, PROXY, said);

    assertTrue(message.lines().skip(1).findFirst().orElse("").startsWith(advice), message);
    assertFalse(message.contains("network"), message);
    assertFalse(message.contains("go: "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go: dial tcp 192.0.2.1:443: connect: permission denied",
        "go: dial tcp: lookup proxy.example: socket: operation not permitted",
      })
  void aNetworkThatIsForbiddenIsNoMatterOfFolders(String said) {
    String message = message(ExitCode.ENVIRONMENT, PROXY, said);

    assertTrue(message.contains("Check the network or GOPROXY"), message);
  }

  @Test
  void silenceIsToldToo() {
    String message = message(ExitCode.ENVIRONMENT, PROXY, "");
    assertTrue(message.contains("`go` said nothing"), message);
  }

  @Test
  void timeoutOutranksWhatWasSaid() {
    CommandResult result = new CommandResult(143, true, "", "go: toolchain not available\n");
    StaleframeException failure = FetchFailure.explain(release(), installed(PROXY), result);
    assertEquals(ExitCode.ENVIRONMENT, failure.exitCode());
    assertTrue(failure.getMessage().contains("took too long"), failure.getMessage());
  }

  private static String message(ExitCode exitCode, String goproxy, String stderr) {
    CommandResult result = new CommandResult(1, false, "", stderr);
    StaleframeException failure = FetchFailure.explain(release(), installed(goproxy), result);
    assertEquals(exitCode, failure.exitCode(), failure.getMessage());
    assertTrue(failure.getMessage().lines().count() <= 2, failure.getMessage());
    return failure.getMessage();
  }

  private static Release release() {
    return Release.parse("1.23.99");
  }

  private static InstalledGo installed(String goproxy) {
    return new InstalledGo(
        Path.of("/bin/go"), Release.parse("1.26.8"), false, Path.of("/usr/local/go"), goproxy);
  }
}
