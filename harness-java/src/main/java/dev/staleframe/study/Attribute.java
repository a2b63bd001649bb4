package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.difference.BuildSources;
import dev.staleframe.fixture.difference.Difference;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.judge.Hearing;
import dev.staleframe.launch.Limits;
import dev.staleframe.release.Release;
import dev.staleframe.report.AttributeResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which hunks of the difference between two releases make a scenario's fault go, come, or be found
 * by the runtime itself.
 */
public final class Attribute {
  /**
   * What is asked for.
   *
   * @param scenario what the fixture does
   * @param from the release that hunks are laid over; its compiler builds all
   * @param to the release that they are taken from
   * @param amplifier what makes the fault visible
   * @param shim how the C is compiled
   * @param place where it runs
   * @param arch the architecture; the place's own if none is given
   * @param containers what is asked of containers
   * @param most trials a build at most
   * @param builds how many builds at most
   * @param confidence how sure the result is to be, 0 to 1
   * @param timeout how long a trial may take
   * @param workers trials at the same time
   * @param output the folder for the journal
   * @param command the command line
   * @param version the harness's own version
   */
  public record Request(
      Scenario scenario,
      Release from,
      Release to,
      Amplifier amplifier,
      ShimVariant shim,
      Place place,
      Optional<Arch> arch,
      ContainerChoice containers,
      int most,
      int builds,
      double confidence,
      Duration timeout,
      int workers,
      OutputFolder output,
      List<String> command,
      String version) {
    public Request {
      command = List.copyOf(command);
    }
  }

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;

  public Attribute(Request request, Workbench workbench, ProgressView progress) {
    this.request = request;
    this.workbench = workbench;
    this.progress = progress;
  }

  /**
   * Searches.
   *
   * @throws dev.staleframe.StaleframeException if the machine or the request doesn't allow it
   */
  public AttributeResult run() {
    try (Sites sites =
        Sites.open(
            List.of(request.place()),
            request.arch().stream().toList(),
            request.containers(),
            workbench,
            request.workers(),
            progress::preparing)) {
      Difference difference = difference(sites.only().arch());
      JournaledRun run =
          new JournaledRun(workbench, request.command(), request.version(), progress);
      return run.in(request.output(), sites, journal -> search(sites, difference, journal));
    }
  }

  private Difference difference(String arch) {
    BuildSources sources =
        new BuildSources(workbench.workspace(), workbench.environment(), request.shim(), arch);
    return new Difference(of(request.from(), sources), request.to(), of(request.to(), sources));
  }

  private SortedMap<String, String> of(Release release, BuildSources sources) {
    return sources.of(workbench.toolchains().provide(release, progress::preparing));
  }

  private AttributeResult search(Sites sites, Difference difference, JournalWriter journal) {
    Site site = sites.only();
    HunkBuilds builds =
        new HunkBuilds(
            base(site),
            hunks -> difference.patch(hunks, journal::store),
            cell -> prepared(cell, sites, journal),
            request.builds());
    ErrorShare errors = new ErrorShare(request.confidence());
    HunkSearch.Found found =
        new HunkSearch(builds, difference, request.to(), errors).search(progress::preparing);
    return new AttributeWords(request, difference, found, builds)
        .result(site.description(), workbench, journal);
  }

  private Cell base(Site site) {
    return new Cell(
        request.from(),
        Patch.NONE,
        request.scenario(),
        request.amplifier(),
        Godebug.NONE,
        request.shim(),
        site.place(),
        site.arch());
  }

  private CellTrials prepared(Cell cell, Sites sites, JournalWriter journal) {
    progress.preparing("trying Go " + cell.setup());
    Campaign campaign =
        new Campaign(
            sites, Limits.of(request.timeout()), journal, progress, new Evidence(Hearing.USUAL));
    return CellTrials.of(campaign, () -> campaign.prepare(List.of(cell)), request.most());
  }
}
