package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Command;
import dev.staleframe.command.CommandResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs of others that figures are held against, built from their published source. */
final class GoTool {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private GoTool() {}

  /**
   * Installs that version into the cache of builds, if it isn't there yet, through the user's own
   * Go and GOPROXY. Go's checksum database says whether it is what was published.
   *
   * @param path the program's import path; its last element is the program's name
   * @param version the module's, such as {@code v1.2.3}
   * @throws StaleframeException if that can't be done, such as without a network
   */
  static Path install(Lab lab, String path, String version) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    Path folder =
        lab.workbench().workspace().cache().resolve("tools").resolve(name + "-" + version);
    Path program = folder.resolve(name);
    if (Files.isExecutable(program)) {
      return program;
    }
    String wanted = path + "@" + version;
    Bench.progress("installing " + wanted);
    Map<String, String> variables = new HashMap<>(lab.environment().variables());
    List.of("GOROOT", "GOFLAGS", "GODEBUG", "GOOS", "GOARCH").forEach(variables::remove);
    variables.put("GOBIN", folder.toString());
    variables.put("GOWORK", "off");
    String go = lab.workbench().toolchains().installed().program().toString();
    CommandResult result =
        new Command(List.of(go, "install", wanted), Path.of("/"), variables, TIMEOUT).run();
    if (!result.ok()) {
      throw StaleframeException.environment(
          "can't install %s: %s".formatted(wanted, result.stderr().strip()));
    }
    return program;
  }
}
