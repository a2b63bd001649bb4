package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code dlv}, the debugger for Go, which stops a process to look at its goroutines.
 *
 * @param program the program
 */
record Delve(Path program) {
  private static final String VERSION = "v1.27.2";
  private static final Limits LIMITS = Limits.of(Duration.ofMinutes(10));

  /** It leaves the process running, and does not ask whether to. */
  private static final String COMMANDS = "goroutines\nexit -d\n";

  private static final Pattern TOTAL = Pattern.compile("\\[(\\d+) goroutines\\]");

  /** Installs it, if it isn't there yet. */
  static Delve install(Lab lab) {
    return new Delve(GoTool.install(lab, "github.com/go-delve/delve/cmd/dlv", VERSION));
  }

  /**
   * Attaches to the process, lists its goroutines and detaches.
   *
   * @param goroutines how many there are at least
   * @return how long that took, in milliseconds
   */
  double millis(Lab lab, long pid, int goroutines) throws IOException {
    Path folder = lab.folder();
    Path commands = Files.writeString(folder.resolve("commands"), COMMANDS);
    Path said = folder.resolve("said");
    List<String> argv =
        List.of(
            "/bin/sh",
            "-c",
            "commands=$1; shift; exec \"$@\" <\"$commands\" >\"$0\"", // A reader would slow it
            // down.
            said.toString(),
            commands.toString(),
            program.toString(),
            "attach",
            Long.toString(pid),
            "--allow-non-terminal-interactive=true");
    Map<String, String> variables = new HashMap<>(lab.environment().variables());
    variables.put("XDG_CONFIG_HOME", folder.toString()); // It writes its configuration and history.
    Outcome outcome = lab.run(new Order(argv, folder, variables, LIMITS));
    if (outcome.end() != Outcome.End.EXITED || outcome.code() != 0) {
      throw Lab.failed("dlv attach", outcome);
    }
    Matcher total = TOTAL.matcher(Files.readString(said));
    if (!total.find() || Integer.parseInt(total.group(1)) < goroutines) {
      throw StaleframeException.environment(
          "dlv did not list the %d goroutines of process %d".formatted(goroutines, pid));
    }
    Lab.discard(folder);
    double millis = outcome.wallMicros() / 1e3;
    Bench.progress(
        String.format(Locale.ROOT, "dlv: %s goroutines in %.0f ms", total.group(1), millis));
    return millis;
  }
}
