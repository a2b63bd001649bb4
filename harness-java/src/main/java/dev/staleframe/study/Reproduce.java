package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Hearing;
import dev.staleframe.launch.Limits;
import dev.staleframe.release.Release;
import dev.staleframe.report.Origin;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
   * @param places where it runs
   * @param archs for which architectures; none for each place's own
   * @param containers what is asked of containers
   * @param runs trials a cell
   * @param timeout how long a trial may take
   * @param workers trials at the same time
   * @param resume whether to go on from the journal in the folder
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
      List<Place> places,
      List<Arch> archs,
      ContainerChoice containers,
      int runs,
      Duration timeout,
      int workers,
      boolean resume,
      OutputFolder output,
      List<String> command,
      String version) {
    public Request {
      releases = List.copyOf(releases);
      patches = List.copyOf(patches);
      amplifiers = List.copyOf(amplifiers);
      godebugs = List.copyOf(godebugs);
      places = List.copyOf(places);
      archs = List.copyOf(archs);
      command = List.copyOf(command);
    }
  }

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;

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
    try (Sites sites =
        Sites.open(
            request.places(),
            request.archs(),
            request.containers(),
            workbench,
            request.workers(),
            progress::preparing)) {
      return run(sites);
    }
  }

  private StudyResult run(Sites sites) {
    List<Cell> plan = plan(sites);
    if (!request.godebugs().isEmpty()) {
      new SettingsCheck(workbench.toolchains(), progress::preparing).of(plan);
    }
    // It times callbacks, so it runs beside the builds and is over before the trials begin.
    CompletableFuture<Optional<ControlArm.Result>> control =
        CompletableFuture.supplyAsync(this::controlArm);
    Evidence evidence = new Evidence(Hearing.USUAL);
    JournaledRun run = new JournaledRun(workbench, request.command(), request.version(), progress);
    return run.in(
        request.output(),
        request.resume(),
        sites,
        evidence,
        journal -> {
          Campaign campaign =
              new Campaign(sites, Limits.of(request.timeout()), journal, progress, evidence);
          campaign.prepare(plan);
          Optional<ControlArm.Result> arm = control.join();
          campaign.expect(request.runs());
          return result(campaign.run(request.runs()), arm, sites, journal);
        });
  }

  private List<Cell> plan(Sites sites) {
    List<Cell> plan = new ArrayList<>();
    for (Release release : request.releases()) {
      for (Patch patch : request.patches()) {
        for (Site site : sites.all()) {
          Cell plain = cell(site, release, patch);
          for (Godebug godebug : godebugs(plain)) {
            request.amplifiers().forEach(a -> plan.add(plain.with(a).with(godebug)));
          }
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

  private Cell cell(Site site, Release release, Patch patch) {
    return new Cell(
        release,
        patch,
        request.scenario(),
        Amplifier.NONE,
        Godebug.NONE,
        request.shim(),
        site.place(),
        site.arch());
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
      List<CellVerdict> cells,
      Optional<ControlArm.Result> control,
      Sites sites,
      JournalWriter journal) {
    Conclusion conclusion = new Conclusion(request.scenario(), cells);
    return new StudyResult(
        "reproduce",
        heading(sites),
        conclusion.sentence(),
        conclusion.asExpected() && control.map(ControlArm.Result::ok).orElse(true),
        conclusion.advice(),
        conclusion.surprises(),
        List.of(),
        cells,
        control.map(
            arm -> new StudyResult.ControlArmLine(arm.asked(), arm.ok(), arm.nanosPerCallback())),
        Origin.of(journal));
  }

  private String heading(Sites sites) {
    return String.format(
        Locale.ROOT,
        "golang/go issue 69087, scenario %s (%s)%n%s a line, %s",
        request.scenario().name(),
        request.scenario().summary(),
        Amount.of(request.runs(), "trial"),
        String.join(" and ", sites.descriptions()));
  }
}
