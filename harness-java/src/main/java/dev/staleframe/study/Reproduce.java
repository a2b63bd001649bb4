package dev.staleframe.study;

import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.launch.HostPlace;
import dev.staleframe.launch.Limits;
import dev.staleframe.launch.Place;
import dev.staleframe.release.Release;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Issue 69087 side by side on some releases. */
public final class Reproduce {
  private static final long CONTROL_ARM_CALLBACKS = 100_000;

  /**
   * What is asked for.
   *
   * @param releases the releases, in the order in which they are shown
   * @param patches what is laid over each of them
   * @param scenario what the fixture does
   * @param amplifiers what makes the fault visible, one after the other
   * @param godebugs the runtime's settings; if there are none, the runtime as it comes, and for the
   *     releases that have the fault what is said to protect them
   * @param shim how the C is compiled
   * @param runs trials a cell
   * @param timeout how long a trial may take
   * @param workers trials at the same time
   * @param output the folder for the journal
   * @param command the command line, for the journal
   * @param version the harness's own version
   */
  public record Request(
      List<Release> releases,
      List<Patch> patches,
      Scenario scenario,
      List<Amplifier> amplifiers,
      List<Godebug> godebugs,
      ShimVariant shim,
      int runs,
      Duration timeout,
      int workers,
      Path output,
      List<String> command,
      String version) {
    public Request {
      releases = List.copyOf(releases);
      patches = List.copyOf(patches);
      amplifiers = List.copyOf(amplifiers);
      godebugs = List.copyOf(godebugs);
      command = List.copyOf(command);
    }
  }

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;
  private final RunHeader.Host host = RunHeader.Host.current();

  public Reproduce(Request request, Workbench workbench, ProgressView progress) {
    this.request = request;
    this.workbench = workbench;
    this.progress = progress;
  }

  /**
   * Runs the trials and judges them.
   *
   * @throws dev.staleframe.StaleframeException if the machine or the request doesn't allow it
   */
  public StudyResult run() {
    Place place = new HostPlace(workbench.shims().supervisor(), request.workers());
    // It times callbacks, so it runs beside the builds and is over before the trials begin.
    CompletableFuture<Optional<ControlArm.Result>> control =
        CompletableFuture.supplyAsync(this::controlArm);
    try (JournalWriter journal = JournalWriter.open(request.output(), header())) {
      Runnable interrupted = () -> interrupted(journal);
      LiveProcesses.INSTANCE.beforeKilling(interrupted);
      try {
        Campaign campaign =
            new Campaign(workbench, place, Limits.of(request.timeout()), journal, progress);
        campaign.prepare(plan(place));
        Optional<ControlArm.Result> arm = control.join();
        return result(campaign.run(request.runs()), arm, journal);
      } finally {
        LiveProcesses.INSTANCE.forget(interrupted);
      }
    }
  }

  private void interrupted(JournalWriter journal) {
    journal.close();
    progress.interrupted(
        String.format(
            Locale.ROOT, "interrupted; %d trials are in %s", journal.trials(), journal.file()));
  }

  private List<Cell> plan(Place place) {
    List<Cell> plan = new ArrayList<>();
    for (Release release : request.releases()) {
      for (Patch patch : request.patches()) {
        Cell plain = cell(place, release, patch);
        for (Godebug godebug : godebugs(plain)) {
          request.amplifiers().forEach(a -> plan.add(plain.with(a).with(godebug)));
        }
      }
    }
    return plan;
  }

  private List<Godebug> godebugs(Cell plain) {
    if (!request.godebugs().isEmpty()) {
      return request.godebugs();
    }
    boolean hasBug = plain.faulty() && plain.patch() == Patch.NONE && !plain.scenario().plants();
    return hasBug
        ? List.of(Godebug.NONE, Godebug.NO_FRAME_POINTER_UNWINDING)
        : List.of(Godebug.NONE);
  }

  private Cell cell(Place place, Release release, Patch patch) {
    return new Cell(
        release,
        patch,
        request.scenario(),
        Amplifier.NONE,
        Godebug.NONE,
        request.shim(),
        place.name(),
        host.arch());
  }

  private RunHeader header() {
    return new RunHeader(
        UUID.randomUUID().toString(),
        Instant.now(),
        request.version(),
        workbench.fixtures().sourceVersion(),
        request.command(),
        host,
        FixtureEnvironment.BASE);
  }

  /** A JVM that can't load the library is worth a word, not the end: the trials don't need it. */
  private Optional<ControlArm.Result> controlArm() {
    try {
      return Optional.of(ControlArm.run(workbench.shims(), request.shim(), CONTROL_ARM_CALLBACKS));
    } catch (RuntimeException e) {
      progress.preparing("control arm left out: " + e.getMessage());
      return Optional.empty();
    }
  }

  private StudyResult result(
      List<CellVerdict> cells, Optional<ControlArm.Result> control, JournalWriter journal) {
    Conclusion conclusion = new Conclusion(request.scenario(), cells);
    return new StudyResult(
        "reproduce",
        heading(),
        conclusion.sentence(),
        conclusion.asExpected() && control.map(ControlArm.Result::ok).orElse(true),
        conclusion.advice(),
        cells,
        control.map(
            arm -> new StudyResult.ControlArmLine(arm.asked(), arm.ok(), arm.nanosPerCallback())),
        journal.file().toString(),
        cells.stream()
            .map(CellVerdict::firstCrash)
            .filter(Objects::nonNull)
            .map(Trial::log)
            .filter(Objects::nonNull)
            .findFirst()
            .map(log -> journal.logFile(log).toString()));
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "golang/go issue 69087, scenario %s (%s)%n%d trials a line, on this host (%s/%s, %d cpus)",
        request.scenario().name(),
        request.scenario().summary(),
        request.runs(),
        host.os(),
        host.arch(),
        host.cpus());
  }
}
