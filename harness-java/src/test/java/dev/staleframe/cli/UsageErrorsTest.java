package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Locales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake of the user ends with 2, says itself in a line or two, and runs nothing. */
class UsageErrorsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--runs 0 | --runs must be 1 to 1000000, not 0",
        "--runs -1 | --runs must be 1 to 1000000, not -1",
        "--runs 1000001 | --runs must be 1 to 1000000, not 1000001",
        "--timeout 0 | --timeout must be 1 to 3600, not 0",
        "--timeout 3601 | --timeout must be 1 to 3600, not 3601",
        "--workers 0 | --workers must be 1 to 256, not 0",
        "--workers 257 | --workers must be 1 to 256, not 257",
        "--go banana | \"banana\" is not a Go release; write it as Go does, for example 1.23.0 or"
            + " 1.23rc1",
        "--go 9.99.0 | \"9.99.0\" is not a Go release; write it as Go does, for example 1.23.0 or"
            + " 1.23rc1",
        "--go 1.23.0,../x | \"../x\" is not a Go release; write it as Go does, for example 1.23.0"
            + " or 1.23rc1",
        "--go 1.23 | \"1.23\" is a Go language version, not a release; did you mean 1.23.0?",
        "--go 1.23.1..1.23.0 | \"1.23.1..1.23.0\" holds no release, for 1.23.1 is the newer; did you"
            + " mean 1.23.0..1.23.1?",
      })
  void valueOutOfItsRange(String options, String message) {
    reproduce(options.split(" ")).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  @Test
  void emptyRelease() {
    reproduce("--go", "")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: --go needs a value, not \"\"",
            "Try `staleframe reproduce --help`.");
    reproduce("--go", "1.23.0,,1.23.1")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: \"\" is not a Go release; write it as Go does, for example 1.23.0 or"
                + " 1.23rc1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--runs 1e9 | Invalid value for option '--runs': expected a whole number, not 1e9",
        "--runs 99999999999 | Invalid value for option '--runs': expected a whole number of at most"
            + " 2147483647, not 99999999999",
        "--timeout soon | Invalid value for option '--timeout': expected a whole number, not soon",
        "--format xml | Invalid value for option '--format': expected text, json, junit,"
            + " markdown, github, html, not xml",
        "--amplifier loud | Invalid value for option '--amplifier' (NAME): expected efence, crowd,"
            + " none, not loud",
        "--arch mips | Invalid value for option '--arch' (ARCH): expected amd64, arm64, not mips",
        "--arch amd64,x86_64 | Invalid value for option '--arch' (ARCH): expected amd64, arm64, not"
            + " x86_64",
        "--arch | Missing required parameter for option '--arch' (ARCH)",
        "--patch all | Invalid value for option '--patch' (NAME): expected none, fix-only,"
            + " check-only, unfixed, not all",
        "--go | Missing required parameter for option '--go' (RELEASE)",
        "--bogus | Unknown option: '--bogus'",
        "extra | Unmatched argument at index 1: 'extra'",
      })
  void whatTheCommandLineDoesNotKnow(String options, String message) {
    reproduce(options.split(" "))
        .failedWith(ExitCode.USAGE, "staleframe: " + message, "Try `staleframe reproduce --help`.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tracefpunwindoff | \"tracefpunwindoff\" is no GODEBUG setting; write name=value, or none",
        "a=1,,b=2 | \"\" is no GODEBUG setting; write name=value, or none",
        "a= | \"a=\" is no GODEBUG setting; write name=value, or none",
        "=1 | \"=1\" is no GODEBUG setting; write name=value, or none",
        "none,a=1 | \"none\" is no GODEBUG setting; write name=value, or none",
        "a=1,b=2,a=1 | \"a=1,b=2,a=1\" sets a twice; to compare two values, repeat --godebug",
        "efence=1 | efence is an amplifier: --amplifier efence, or none",
      })
  void whatIsNoSettingOfTheRuntime(String setting, String message) {
    reproduce("--godebug", setting).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--good 1.23.0 --bad 1.22.0 | --good must be older than --bad, and 1.23.0 is not older than"
            + " 1.22.0",
        "--good 1.23.0 --bad 1.23.0 | --good must be older than --bad, and 1.23.0 is not older than"
            + " 1.23.0",
        "--good 1.22.x --bad 1.23.0 | --good takes one release, not 1.22.x",
        "--good 1.22.0 --bad minors | --bad takes one release, not minors",
        "--good 1.22 --bad 1.23.0 | \"1.22\" is a Go language version, not a release; did you mean"
            + " 1.22.0?",
        "--good 1.22.0 --bad 1.23.0 --arch amd64,arm64 | bisect runs on one architecture; give"
            + " --arch once",
        "--good 1.22.0 --bad 1.23.0 --runs 0 | --runs must be 1 to 1000000, not 0",
      })
  void bisectionThatCannotBe(String options, String message) {
    bisect(options).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  @Test
  void bisectionWithoutItsEnds() {
    bisect("--bad 1.23.0")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: Missing required option: '--good=RELEASE'",
            "Try `staleframe bisect --help`.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from 1.23.0 --to 1.23.0 | --from and --to are both 1.23.0",
        "--to 1.23.0 | --from and --to are both 1.23.0",
        "--from 1.22.x | --from takes one release, not 1.22.x",
        "--to minors | --to takes one release, not minors",
        "--builds 2 | --builds must be 3 to 10000, not 2",
        "--builds 10001 | --builds must be 3 to 10000, not 10001",
        "--confidence 1 | --confidence must be 0.5 to 0.999999, not 1.0",
        "--confidence 0.4 | --confidence must be 0.5 to 0.999999, not 0.4",
        "--runs 0 | --runs must be 1 to 1000000, not 0",
        "--in host,container | attribute runs in one place; give --in once",
      })
  void attributionThatCannotBe(String options, String message) {
    captured("attribute", options).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  private Captured bisect(String options) {
    return captured("bisect", options);
  }

  private Captured captured(String command, String options) {
    Captured captured = run((command + " " + options).split(" "));
    assertEquals(List.of(), left(), "nothing was built");
    return captured;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--before 1.22.12 | Go 1.22.12 can't be timed: only the linker of 1.23rc1 and later puts"
            + " functions in another order",
        "--after 1.23.1,1.21.0 | Go 1.21.0 can't be timed: only the linker of 1.23rc1 and later puts"
            + " functions in another order",
        "--before banana | \"banana\" is not a Go release; write it as Go does, for example 1.23.0 or"
            + " 1.23rc1",
        "--before 1.23.0+fixed | there is no patch \"fixed\"; there are: none, fix-only, check-only,"
            + " unfixed",
        "--before 1.23.0+ | there is no patch \"\"; there are: none, fix-only, check-only, unfixed",
        "--after 1.23.1,1.23.0 | 1.23.0 is compared with itself in any case, as the control; leave"
            + " it out of --after",
        "--after 1.23.0+none | 1.23.0 is compared with itself in any case, as the control; leave"
            + " it out of --after",
        "--operation sleep | there is no operation \"sleep\"; there are: call, callback, syscall",
        "--operation cost-call | there is no operation \"cost-call\"; there are: call, callback,"
            + " syscall",
        "--shuffles 8 | --shuffles must be at least 9 for 9 comparisons: fewer could show no"
            + " difference",
        "--shuffles 5 --operation call --after 1.23.1 | --shuffles must be at least 6 for 1"
            + " comparison: fewer could show no difference",
        "--shuffles 0 | --shuffles must be 1 to 500, not 0",
        "--shuffles 501 | --shuffles must be 1 to 500, not 501",
        "--runs 0 | --runs must be 1 to 1000, not 0",
        "--runs 1001 | --runs must be 1 to 1000, not 1001",
        "--runs 101 --shuffles 50 | --shuffles 50 with --runs 101 is too much; together they may"
            + " make 5000",
        "--timeout 0 | --timeout must be 1 to 3600, not 0",
      })
  void timingThatCannotBe(String options, String message) {
    cost(options).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget 0s | --budget takes a time such as 90s, 10m or 1h30m, not \"0s\"",
        "--budget soon | --budget takes a time such as 90s, 10m or 1h30m, not \"soon\"",
        "--go 1.23.x | --go takes one release, not 1.23.x",
        "--go banana | \"banana\" is not a Go release; write it as Go does, for example 1.23.0 or"
            + " 1.23rc1",
        "--timeout 0 | --timeout must be 1 to 600, not 0",
        "--timeout 601 | --timeout must be 1 to 600, not 601",
        "--workers 0 | --workers must be 1 to 256, not 0",
        "--runs 0 | --runs must be 1 to 1000000, not 0",
        "--baseline /none.json | can't read --baseline /none.json",
        "--replay #nothing | --replay needs a scenario, and this one is empty",
        "--replay grwo | scenario:1:1: \"grwo\" is not a step, did you mean \"grow\"?",
        "--go 1.22.0 --replay coro{} | scenario:1:1: \"coro\" is not in Go 1.22.0; it needs 1.23 or"
            + " newer",
      })
  void searchThatCannotBe(String options, String message) {
    captured("explore", options).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed x | Invalid value for option '--seed': expected a whole number, not x",
        "--format html | Invalid value for option '--format': expected text, json, not html",
        "--amplifier none | Unknown options: '--amplifier', 'none'",
      })
  void whatTheSearchDoesNotKnow(String options, String message) {
    captured("explore", options)
        .failedWith(ExitCode.USAGE, "staleframe: " + message, "Try `staleframe explore --help`.");
  }

  @Test
  void timingsRunOneAtATime() {
    cost("--workers 2")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: Unknown options: '--workers', '2'",
            "Try `staleframe cost --help`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reproduce", "bisect --good 1.22.0 --bad 1.23.0"})
  void whatOnlyTimesIsNoStudyOfTheFault(String command) {
    run((command + " --scenario cost-callback").split(" "))
        .failedWith(
            ExitCode.USAGE,
            "staleframe: the scenario cost-callback shows no fault, it times an operation:"
                + " staleframe cost --operation callback");
    assertEquals(List.of(), left(), "nothing was built");
  }

  private Captured cost(String options) {
    Captured captured = run(("cost " + options).split(" "));
    assertEquals(List.of(), left(), "nothing was built");
    return captured;
  }

  @Test
  void mistypedOptionIsSuggested() {
    reproduce("--run=5")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: Unknown option: '--run=5'",
            "Possible solutions: --runs. Try `staleframe reproduce --help`.");
  }

  @Test
  void mistypedCommandIsSuggested() {
    run("reprodce")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: Unmatched argument at index 0: 'reprodce'",
            "Did you mean: staleframe reproduce or staleframe report or staleframe explore? Try `staleframe --help`.");
  }

  @Test
  void unknownCommandWithoutALikeness() {
    Captured captured = run("quadrophenia");

    assertEquals(ExitCode.USAGE.code(), captured.exitCode());
    assertTrue(captured.err().endsWith("Try `staleframe --help`.\n"), captured.err());
    assertTrue(captured.err().lines().count() <= 2, captured.err());
  }

  @Test
  void mistypedScenarioIsSuggested() {
    Captured captured = reproduce("--scenario", "grwo");

    assertEquals(ExitCode.USAGE.code(), captured.exitCode());
    assertTrue(
        captured
            .err()
            .startsWith(
                "staleframe: there is no scenario \"grwo\", did you mean \"grow\"? there are:"
                    + " grow, "),
        captured.err());
    assertEquals(1, captured.err().lines().count());
  }

  @Test
  void numbersInMessagesAreTheSameInAnyLocale() throws Throwable {
    Locales.in(
        Locales.EGYPT, () -> valueOutOfItsRange("--runs 0", "--runs must be 1 to 1000000, not 0"));
  }

  @Test
  void stackTraceOnlyWithDebug() {
    assertFalse(reproduce("--runs", "0").err().contains("\tat "));
    String debug = reproduce("--runs", "0", "--debug").err();
    assertTrue(debug.startsWith("staleframe: --runs must be 1 to 1000000, not 0\n"), debug);
    assertTrue(debug.contains("\tat dev.staleframe.cli.ReproduceCommand"), debug);
  }

  private Captured reproduce(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "reproduce";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Captured captured = run(arguments);
    assertEquals(List.of(), left(), "nothing was built");
    return captured;
  }

  private List<Path> left() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Captured run(String... arguments) {
    return Captured.run(Map.of("STALEFRAME_CACHE", folder.resolve("cache").toString()), arguments);
  }
}
