package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.launch.Limits;
import dev.staleframe.release.Release;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.trial.Cell;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the fix of issue 69087 and its checks cost. */
public final class Cost {
  /**
   * What is asked for.
   *
   * @param before what the others are held against
   * @param after the others
   * @param operations what is timed
   * @param shuffles in how many orders of functions each is built
   * @param runs how often each of these is run
   * @param timeout how long a trial may take
   * @param output the folder for the journal
   * @param command the command line, for the journal
   * @param version the harness's own version
   */
  public record Request(
      Subject before,
      List<Subject> after,
      List<Scenario> operations,
      int shuffles,
      int runs,
      Duration timeout,
      OutputFolder output,
      List<String> command,
      String version) {
    public Request {
      after = List.copyOf(after);
      operations = List.copyOf(operations);
      command = List.copyOf(command);
    }
  }

  /**
   * Something to be timed.
   *
   * @param release the release
   * @param patch what is laid over it
   */
  public record Subject(Release release, Patch patch) {}

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;

  public Cost(Request request, Workbench workbench, ProgressView progress) {
    this.request = request;
    this.workbench = workbench;
    this.progress = progress;
  }

  /**
   * Times them, one at a time, and compares.
   *
   * @throws dev.staleframe.StaleframeException if the machine or the request doesn't allow it
   */
  public CostResult run() {
    try (HostSite site = new HostSite(Arch.ofThisMachine(), workbench, 1, progress::preparing)) {
      JournaledRun run =
          new JournaledRun(workbench, request.command(), request.version(), progress);
      return run.in(
          request.output(),
          List.of(site.description()),
          journal ->
              CostResult.of(
                  new TimedTrials(site, Limits.of(request.timeout()), journal, progress)
                      .run(plan(site)),
                  site.description(),
                  journal.file().toString()));
    }
  }

  private TimingPlan plan(Site site) {
    return new TimingPlan(
        request.operations().stream().map(operation -> cells(operation, site)).toList(),
        request.shuffles(),
        request.runs());
  }

  private List<Cell> cells(Scenario operation, Site site) {
    return Stream.concat(Stream.of(request.before()), request.after().stream())
        .map(subject -> cell(subject, operation, site))
        .toList();
  }

  private static Cell cell(Subject subject, Scenario operation, Site site) {
    return new Cell(
        subject.release(),
        subject.patch(),
        operation,
        Amplifier.NONE,
        Godebug.NONE,
        ShimVariant.FP,
        site.place(),
        site.arch());
  }
}
