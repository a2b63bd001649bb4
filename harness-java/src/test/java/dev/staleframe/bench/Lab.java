package dev.staleframe.bench;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Build;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Overlay;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.launch.HostSupervisors;
import dev.staleframe.launch.Job;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Order;
import dev.staleframe.launch.Outcome;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseCatalog;
import dev.staleframe.release.Toolchain;
import dev.staleframe.report.StudyResult;
import dev.staleframe.shim.GoroutineReader;
import dev.staleframe.shim.ShimLoader;
import dev.staleframe.study.ContainerChoice;
import dev.staleframe.study.Reproduce;
import dev.staleframe.study.Workbench;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What the figures measure with: the harness's own classes, and a scratch folder. */
final class Lab implements AutoCloseable {
  /** The last release with the fault. */
  static final Release FAULTY = Release.parse("1.23.0");

  /** The first release without it. */
  static final Release FIXED = Release.parse("1.23.1");

  /** The first release without it, and the newest of each minor since. */
  static final List<Release> CLEAN =
      Stream.of("1.23.1", "1.24.13", "1.25.9", "1.26.8", "1.27.3").map(Release::parse).toList();

  static final int CPUS = Runtime.getRuntime().availableProcessors();

  private static final Duration TRIAL_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration RUN_TIMEOUT = Duration.ofMinutes(30);

  private final Environment environment;
  private final Workbench workbench;
  private final Path scratch;
  private final int trials;
  private int folders;

  private Lab(Environment environment, Workbench workbench, Path scratch, int trials) {
    this.environment = environment;
    this.workbench = workbench;
    this.scratch = scratch;
    this.trials = trials;
  }

  static Lab open(int trials) throws IOException {
    Environment environment = Environment.ofThisProcess();
    Workspace workspace = Workspace.find(environment);
    return new Lab(
        environment, Workbench.open(environment, workspace), scratch(workspace.home()), trials);
  }

  /** Where {@code make clean} finds what a run that was interrupted leaves behind. */
  private static Path scratch(Path home) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(home.resolve("build")), "bench-");
  }

  Environment environment() {
    return environment;
  }

  Workbench workbench() {
    return workbench;
  }

  /** How many trials a figure about trials takes; the others go by it. */
  int trials() {
    return trials;
  }

  /** A new folder, empty; gone with the lab, or earlier by {@link #discard}. */
  Path folder() throws IOException {
    return Files.createDirectory(scratch.resolve(Integer.toString(folders++)));
  }

  /** The study in this JVM, with a journal and all; the journal is gone afterwards. */
  StudyResult reproduce(
      String scenario, Amplifier amplifier, List<Release> releases, int runs, Stopwatch stopwatch)
      throws IOException {
    return reproduce(scenario, amplifier, releases, Place.HOST, runs, stopwatch);
  }

  /** The same at another place. */
  StudyResult reproduce(
      String scenario,
      Amplifier amplifier,
      List<Release> releases,
      Place place,
      int runs,
      Stopwatch stopwatch)
      throws IOException {
    Path output = folder();
    Reproduce.Request request =
        new Reproduce.Request(
            releases,
            List.of(Patch.NONE),
            workbench.workspace().scenarios().find(scenario),
            List.of(amplifier),
            List.of(Godebug.NONE),
            ShimVariant.FP,
            List.of(place),
            List.of(),
            ContainerChoice.USUAL,
            runs,
            TRIAL_TIMEOUT,
            Launcher.usualWorkers(),
            false,
            OutputFolder.named(output),
            List.of("bench"),
            "bench");
    StudyResult result = new Reproduce(request, workbench, stopwatch).run();
    stopwatch.ended();
    discard(output);
    return result;
  }

  /** The releases that exist. */
  ReleaseCatalog catalog() {
    RunHeader.Host host = RunHeader.Host.current();
    return ReleaseCatalog.of(
        environment,
        InstalledGo.find(environment),
        workbench.workspace().cache(),
        host.os() + "-" + host.arch(),
        Bench::progress);
  }

  /** The program of the fixture, built with that release. */
  Path fixture(Release release) {
    return program("fixture", release);
  }

  /** A program of {@code go-fixtures}, built with that release. */
  Path program(String name, Release release) {
    Toolchain toolchain = workbench.toolchains().provide(release, Bench::progress);
    Build build =
        workbench.fixtures().build(toolchain, Overlay.NONE, ShimVariant.FP, name, Bench::progress);
    if (build instanceof Build.Failed failed) {
      throw StaleframeException.environment(
          "%s does not build with Go %s: %s".formatted(name, release, failed.log().strip()));
    }
    return ((Build.Built) build).folder().resolve(name);
  }

  /** What inspects processes in this JVM. */
  GoroutineReader goroutineReader() {
    return ShimLoader.load(GoroutineReader.class, workbench.shims().library(ShimVariant.FP));
  }

  /** Runs {@code ./staleframe} as its users do. */
  Outcome product(List<String> arguments, Path directory) {
    String launcher = workbench.workspace().home().resolve("staleframe").toString();
    List<String> argv = Stream.concat(Stream.of(launcher), arguments.stream()).toList();
    return run(new Order(argv, directory, environment.variables(), Limits.of(RUN_TIMEOUT)));
  }

  /** Runs one process under a supervisor, which measures it. */
  Outcome run(Order order) {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    Job job =
        new Job() {
          @Override
          public Order order() {
            return order;
          }

          @Override
          public void ended(Outcome ended) {
            outcome.set(ended);
          }
        };
    try (Launcher launcher = launcher(1)) {
      launcher.run(List.of(job).iterator());
    }
    return outcome.get();
  }

  private Launcher launcher(int workers) {
    return new Launcher(new HostSupervisors(workbench.shims().supervisor()), workers);
  }

  /** A run that failed, as a failure of the measurement. */
  static StaleframeException failed(String program, Outcome outcome) {
    return StaleframeException.environment(
        "%s %s with %d: %s"
            .formatted(
                program,
                outcome.timedOut() ? "timed out, ended" : "ended",
                outcome.code(),
                outcome.stderr().text().strip()));
  }

  static void discard(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    discard(scratch);
  }
}
