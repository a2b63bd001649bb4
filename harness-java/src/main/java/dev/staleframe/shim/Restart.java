package dev.staleframe.shim;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jnr.ffi.LibraryLoader;
import jnr.ffi.annotations.In;

/**
 * Starts this program again in its own process, with more environment variables. For libraries that
 * take settings from nothing else: a Java program can't change its environment.
 */
public final class Restart {
  private static final Path SELF = Path.of("/proc/self");

  private Restart() {}

  /** The C library's. */
  public interface Exec {
    /** execve(2); returns only when it fails. The lists end with a null. */
    int execve(String program, @In String[] argv, @In String[] environment);
  }

  /**
   * Does not return.
   *
   * @param more the variables to add
   * @throws StaleframeException exit code 4 if it can't be done
   */
  public static StaleframeException with(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(more);
    try {
      List<String> argv = new ArrayList<>(arguments());
      argv.add(null);
      List<String> environment = new ArrayList<>();
      variables.forEach((name, value) -> environment.add(name + "=" + value));
      environment.add(null);
      String program = Files.readSymbolicLink(SELF.resolve("exe")).toString();
      LibraryLoader.create(Exec.class)
          .load("c")
          .execve(program, argv.toArray(String[]::new), environment.toArray(String[]::new));
    } catch (IOException | LinkageError e) {
      return StaleframeException.internal("can't start again: " + e.getMessage(), e);
    }
    return StaleframeException.internal("can't start again", null);
  }

  private static List<String> arguments() throws IOException {
    String line = Files.readString(SELF.resolve("cmdline"), StandardCharsets.UTF_8);
    return List.of(line.substring(0, line.length() - 1).split("\0", -1));
  }
}
