package dev.staleframe.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.staleframe.it.Staleframe.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of GODEBUG are held against the sources of the releases, before anything runs. */
@Tag("integration")
class SettingsTest {
  @TempDir private Path folder;

  private Result run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, "-o", "out"));
    arguments.addAll(List.of(options));
    return new Staleframe(folder).run(arguments.toArray(String[]::new));
  }

  private void refuses(String message, Result result) {
    assertEquals("staleframe: " + message + "\n", result.error());
    assertEquals(2, result.exitCode());
    assertEquals("", result.stdout());
    assertFalse(Files.exists(folder.resolve("out")), "nothing was run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tracefpunwindof=1 | no GODEBUG setting \"tracefpunwindof\" in Go 1.23.0, 1.23.1, did you"
            + " mean \"tracefpunwindoff\"?",
        "invalidptr=0,cpu.aess=off | no GODEBUG setting \"cpu.aess\" in Go 1.23.0, 1.23.1, did you"
            + " mean \"cpu.aes\"?",
        "tracefpunwindoff=on | the GODEBUG setting tracefpunwindoff takes a whole number; \"on\""
            + " would have no effect in Go 1.23.0",
      })
  void whatNoReleaseWouldHeedIsRefused(String setting, String message) {
    String[] options = {"--go", "1.23.0,1.23.1", "--godebug", setting};
    refuses(message, run("reproduce", options));
    refuses(message, run("matrix", options));
  }

  @Test
  void theReleasesThatLackItAreNamed() {
    refuses(
        "no GODEBUG setting \"profstackdepth\" in Go 1.22.12, where it would have no effect; the other"
            + " releases have it.\nLeave those out of --go, or run them without it.",
        run("matrix", "--go", "1.22.12,1.23.0", "--godebug", "profstackdepth=9"));
    refuses(
        "no GODEBUG setting \"profstackdepth\" in Go 1.22.12; it would have no effect",
        run("explore", "--go", "1.22.12", "--replay", "with profstackdepth=9; dump"));
  }

  @Test
  void whatIsKnownRuns() {
    String settings = "tracefpunwindoff=1,netdns=go,memprofilerate=1";
    Result result =
        run(
            "matrix",
            "--go",
            "1.22.12,1.23.0",
            "--scenario",
            "grow",
            "--runs",
            "2",
            "--godebug",
            settings,
            "--godebug",
            "none");
    assertEquals(0, result.exitCode(), result.stdout() + result.stderr());
    Result replayed =
        run("explore", "--go", "1.23.0", "--runs", "2", "--replay", "with profstackdepth=9; dump");
    assertEquals(0, replayed.exitCode(), replayed.stdout() + replayed.stderr());
  }
}
