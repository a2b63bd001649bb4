package dev.staleframe.journal;

import dev.staleframe.fixture.Arch;
import java.time.Instant;
import java.util.List;
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
 */
public record RunHeader(
    String run,
    Instant startedAt,
    String staleframe,
    String fixture,
    List<String> command,
    Host host,
    List<String> places,
    Map<String, String> environment) {
  /**
   * The machine.
   *
   * @param os as GOOS names it
   * @param arch as GOARCH names it
   * @param cpus how many the JVM may use
   */
  public record Host(String os, String arch, int cpus) {
    /** This machine. */
    public static Host current() {
      return new Host(goos(), goarch(), Runtime.getRuntime().availableProcessors());
    }

    private static String goos() {
      String os = System.getProperty("os.name");
      return os.startsWith("Mac") ? "darwin" : os.toLowerCase(java.util.Locale.ROOT);
    }

    private static String goarch() {
      return Arch.goarch(System.getProperty("os.arch"));
    }
  }
}
