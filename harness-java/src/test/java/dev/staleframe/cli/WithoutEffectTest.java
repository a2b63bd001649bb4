package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that can do nothing are refused, and releases that can't be run, before any look-up. */
class WithoutEffectTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reproduce --image x | --image is for containers: add --in container, or leave it out",
        "bisect --good 1.22.0 --bad 1.23.0 --image x | --image is for containers",
        "attribute --container-limits memory=1g | --container-limits is for containers",
        "matrix --container-limits memory=1g | --container-limits is for containers",
        "matrix --in host --plan github --image x | --image is for containers",
        "matrix --plan github --shard 1/2 | --shard has no effect with --plan",
        "matrix --plan github --resume | --resume has no effect with --plan",
        "matrix --plan github -o out | --output has no effect with --plan",
        "matrix --plan github --format json | --format has no effect with --plan",
        "matrix --plan github --report json=x | --report has no effect with --plan",
        "explore --runs 5 | --runs goes with --replay",
        "explore --replay grow --seed 2 | --seed has no effect with --replay",
        "explore --replay grow --scenarios 2 | --scenarios has no effect with --replay",
        "explore --replay grow --shard 1/2 | --shard has no effect with --replay",
        "explore --replay grow --without-c | --without-c has no effect with --replay",
        "explore --replay grow --resume | --resume has no effect with --replay",
      })
  void optionThatCanHaveNoEffect(String line, String message) {
    assertRefused(run(line), "staleframe: " + message);
  }

  /** They get as far as looking for Go. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reproduce --in host,container --image x",
        "reproduce --in container --container-limits memory=1g",
        "matrix --go 1.23.0,latest --budget 1m --shard 1/2",
        "matrix --go 1.23.0,latest --plan github --timeout 5",
        "explore --replay grow --runs 5",
        "explore --seed 2 --scenarios 5",
        "reproduce --go 1.21rc2",
        "cost",
      })
  void whatHasAnEffectIsTaken(String line) {
    Captured captured = run(line);

    assertEquals(ExitCode.ENVIRONMENT.code(), captured.exitCode(), captured.err());
    assertTrue(captured.err().contains("staleframe: no Go: "), captured.err());
  }

  /** Whatever takes a release, under whatever name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reproduce --go 1.20.1",
        "matrix --go 1.19.13,1.23.0",
        "matrix --plan github --go 1.20.1",
        "bisect --good 1.20.1 --bad 1.23.0",
        "bisect --good 1.22.0 --bad 1.20.1",
        "bisect --good 1.22.0 --bad 1.23.0 --fixed 1.20.1",
        "attribute --from 1.20.1",
        "attribute --to 1.20.1",
        "cost --before 1.20.1",
        "cost --after 1.20.1",
        "explore --go 1.20.1",
        "images --go 1.20.1",
        "doctor --go 1.20.1",
      })
  void releaseFromBeforeTheOldest(String line) {
    Captured captured = run(line);

    assertTrue(captured.err().contains(" is from before Go 1.21.0, the oldest"), captured.err());
    assertRefused(captured, "staleframe: Go 1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.x", "1.20.1..1.23.0", "1.20..latest"})
  void releasesThatBeginBeforeTheOldest(String releases) {
    Captured captured = run("reproduce --go 1.23.0," + releases);

    assertRefused(captured, "staleframe: \"" + releases + "\" begins before Go 1.21.0, the oldest");
    assertTrue(captured.err().endsWith("; begin it with 1.21.0\n"), captured.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inspect abc | Invalid value for positional parameter at index 0 (PID): expected a whole"
            + " number, not abc",
        "attribute --confidence sure | Invalid value for option '--confidence': expected a number such"
            + " as 0.95, not sure",
        "attribute --builds many | Invalid value for option '--builds': expected a whole number,"
            + " not many",
      })
  void numberThatIsNoneIsToldInWordsForPeople(String line, String message) {
    Captured captured = run(line);

    assertEquals(ExitCode.USAGE.code(), captured.exitCode());
    assertEquals("staleframe: " + message, captured.err().lines().findFirst().orElseThrow());
  }

  private void assertRefused(Captured captured, String message) {
    assertEquals(ExitCode.USAGE.code(), captured.exitCode(), captured.err());
    assertTrue(captured.err().startsWith(message), captured.err());
    assertEquals(1, captured.err().lines().count(), captured.err());
  }

  /** Without Go: nothing can be looked up, and nothing run. */
  private Captured run(String line) {
    return Captured.run(
        Map.of(
            "STALEFRAME_GO", "no-such-go", "STALEFRAME_CACHE", folder.resolve("cache").toString()),
        line.split(" "));
  }
}
