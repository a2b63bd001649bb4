package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.CCompiler;
import dev.staleframe.fixture.ShimBuilder;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.inspect.BinaryFacts;
import dev.staleframe.inspect.Exposure;
import dev.staleframe.inspect.Inspection;
import dev.staleframe.inspect.Sighting;
import dev.staleframe.inspect.Watch;
import dev.staleframe.report.InspectReport;
import dev.staleframe.report.WatchView;
import dev.staleframe.shim.GoroutineReader;
import dev.staleframe.shim.ShimLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code staleframe inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether golang/go issue 69087 affects a program: which release built it, whether C can"
          + " call back into it, whether it can start the execution tracer. Of a running process,"
          + " which is not stopped, and of a core file it also lists the goroutines whose frame"
          + " pointer is stale now. The program may be anyone's, stripped or not.",
      "",
      "Exits with 0 when it is not affected, with 1 when it is or when that can't be told, with 2"
          + " when there is no such process or file, or no Go program for 64-bit Linux in it, with 3"
          + " when it may not be read."
    })
final class InspectCommand implements Callable<Integer> {
  private static final Duration LONG = Duration.ofDays(365);

  private final Session session;

  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "PID", arity = "0..1", description = "a running Go program")
  private Long pid;

  @Option(names = "--core", paramLabel = "FILE", description = "a core file of a Go program")
  private Path core;

  @Option(
      names = "--binary",
      paramLabel = "FILE",
      description =
          "a program, or a C program or library with Go in it; with --core, the program that the"
              + " core is of, if it isn't where it was")
  private Path binary;

  @Option(
      names = "--watch",
      description = "with PID: keep looking, and show at the end all that was stale at any time")
  private boolean watch;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "with --watch: for how long, 1 to 86400 (default: until the process ends)")
  private Integer seconds;

  InspectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    check();
    if (pid == null && core == null) {
      return report(BinaryFacts.read(binary), Optional.empty());
    }
    GoroutineReader reader = reader();
    try (Inspection inspection =
        pid != null
            ? Inspection.ofProcess(reader, pid)
            : Inspection.ofCore(reader, core, Optional.ofNullable(binary))) {
      BinaryFacts facts = inspection.facts();
      return report(facts, Optional.of(watch ? watched(inspection) : inspection.look()));
    }
  }

  private void check() {
    if (pid != null && (core != null || binary != null)) {
      throw StaleframeException.usage("give a PID or a file, not both");
    }
    if (pid == null && core == null && binary == null) {
      throw StaleframeException.usage("what is to be inspected? Give a PID, --core or --binary");
    }
    if (watch && pid == null) {
      throw StaleframeException.usage("--watch is for a running process: give its PID");
    }
    if (seconds != null && (!watch || seconds < 1 || seconds > 86_400)) {
      throw StaleframeException.usage("--for takes 1 to 86400 seconds, and needs --watch");
    }
  }

  private GoroutineReader reader() {
    Workspace workspace = Workspace.find(session.environment());
    CCompiler compiler = CCompiler.find(session.environment());
    Path library =
        new ShimBuilder(workspace, session.environment(), compiler).build().library(ShimVariant.FP);
    return ShimLoader.load(GoroutineReader.class, library);
  }

  private Sighting watched(Inspection inspection) {
    Duration time = seconds == null ? LONG : Duration.ofSeconds(seconds);
    try (WatchView view = new WatchView(session.terminal().err(), session.terminal().live())) {
      Runnable interrupted = view::interrupted;
      LiveProcesses.INSTANCE.beforeKilling(interrupted);
      try {
        return new Watch(inspection::look).during(time, view::show);
      } finally {
        LiveProcesses.INSTANCE.forget(interrupted);
      }
    }
  }

  private int report(BinaryFacts facts, Optional<Sighting> sighting) {
    Exposure exposure = Exposure.of(facts, sighting);
    output.print(
        session.terminal(),
        out -> InspectReport.text(facts, exposure, sighting, out),
        out -> InspectReport.json(facts, exposure, sighting, out));
    return exposure.exitCode().code();
  }
}
