package dev.staleframe.journal;

import dev.staleframe.fixture.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run's trials have in common; the line that opens it in the journal.
 *
 * @param run an id of the run, unique among runs
 * @param startedAt when it started
 * @param staleframe version of the harness
 * @param fixture hash of the fixture's and the shims' sources
 * @param command the subcommand and its arguments
 * @param host what machine it ran on
 * @param places what each place was, as people read it
 * @param environment what the fixture's environment holds apart from the amplifier's variables
 * @param part which part of a plan it takes on, or null for a run that has no plan beforehand
 */
public record RunHeader(
    String run,
    Instant startedAt,
    String staleframe,
    String fixture,
    List<String> command,
    Host host,
    List<String> places,
    Map<String, String> environment,
    Part part) {
  public RunHeader {
    command = List.copyOf(command);
    places = List.copyOf(places);
    environment = Map.copyOf(environment);
  }

  /**
   * The machine. Two with the same values count as the same.
   *
   * @param os as GOOS names it
   * @param arch as GOARCH names it
   * @param cpus how many the JVM may use
   * @param cpu the model, as Linux names it, or empty where it doesn't
   * @param name its host name, or empty if that is not to be had
   */
  public record Host(String os, String arch, int cpus, String cpu, String name) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path NAME = Path.of("/proc/sys/kernel/hostname");

    /** This machine. */
    public static Host current() {
      return new Host(
          goos(), goarch(), Runtime.getRuntime().availableProcessors(), cpuModel(), hostName());
    }

    private static String goos() {
      String os = System.getProperty("os.name");
      return os.startsWith("Mac") ? "darwin" : os.toLowerCase(Locale.ROOT);
    }

    private static String goarch() {
      return Arch.goarch(System.getProperty("os.arch"));
    }

    private static String cpuModel() {
      return lines(CPU_INFO).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    }

    private static String hostName() {
      return lines(NAME).stream().findFirst().orElse("");
    }

    private static List<String> lines(Path file) {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        return List.of(); // Not on this operating system.
      }
    }
  }
}
