package dev.staleframe.study;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.judge.Hearing;
import dev.staleframe.launch.Limits;
import dev.staleframe.release.Release;
import dev.staleframe.report.BisectResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.search.EdgeSearch;
import dev.staleframe.search.EdgeSearch.Answer;
import dev.staleframe.search.EdgeSearch.Result;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The first release that shows a scenario's fault, and the first one after that doesn't. */
public final class Bisect {
  /**
   * What is asked for.
   *
   * @param scenario what the fixture does
   * @param faulty the releases from one that is good to one that is bad, in order
   * @param fixed the releases from that bad one to one that is good again; or none
   * @param amplifier what makes the fault visible
   * @param shim how the C is compiled
   * @param place where it runs
   * @param arch for which architecture; absent for the place's own
   * @param containers what is asked of containers
   * @param most trials a release at most
   * @param confidence how sure the result is to be, 0 to 1
   * @param timeout how long a trial may take
   * @param workers trials at the same time
   * @param output the folder for the journal
   * @param command the command line
   * @param version the harness's own version
   */
  public record Request(
      Scenario scenario,
      List<Release> faulty,
      List<Release> fixed,
      Amplifier amplifier,
      ShimVariant shim,
      Place place,
      Optional<Arch> arch,
      ContainerChoice containers,
      int most,
      double confidence,
      Duration timeout,
      int workers,
      OutputFolder output,
      List<String> command,
      String version) {
    public Request {
      faulty = List.copyOf(faulty);
      fixed = List.copyOf(fixed);
      command = List.copyOf(command);
    }

    Release bad() {
      return faulty.get(faulty.size() - 1);
    }

    /** Whether the user named it: it is an end. */
    boolean names(Release release) {
      return release.equals(bad())
          || release.equals(faulty.get(0))
          || !fixed.isEmpty() && release.equals(fixed.get(fixed.size() - 1));
    }

    /**
     * How likely one of the trials' two errors may be: too high a rate, and a miss, at each edge.
     */
    double error() {
      return (1 - confidence) / (fixed.isEmpty() ? 2 : 4);
    }
  }

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;
  private final SortedMap<Release, CellTrials> trials = new TreeMap<>();
  private final Map<Release, Boolean> here = new HashMap<>();

  public Bisect(Request request, Workbench workbench, ProgressView progress) {
    this.request = request;
    this.workbench = workbench;
    this.progress = progress;
  }

  /**
   * Searches.
   *
   * @throws dev.staleframe.StaleframeException if the machine or the request doesn't allow it
   */
  public BisectResult run() {
    try (Sites sites =
        Sites.open(
            List.of(request.place()),
            request.arch().stream().toList(),
            request.containers(),
            workbench,
            request.workers(),
            progress::preparing)) {
      JournaledRun run =
          new JournaledRun(workbench, request.command(), request.version(), progress);
      return run.in(request.output(), sites, journal -> search(sites, journal));
    }
  }

  private BisectResult search(Sites sites, JournalWriter journal) {
    EdgeSearch<Release> search =
        new EdgeSearch<>(
            release -> ask(release, sites, journal), List.of(this::isHere, this::isNewestOfMinor));
    Result<Release> came = search.search(request.faulty(), Answer.NO);
    Optional<Result<Release>> went =
        request.fixed().isEmpty() || came instanceof Result.WrongEnd<Release>
            ? Optional.empty()
            : Optional.of(search.search(request.fixed(), Answer.YES));
    confirm(came);
    went.ifPresent(this::confirm);
    return new BisectWords(request, trials, came, went)
        .result(sites.descriptions().get(0), workbench, journal);
  }

  private Answer ask(Release release, Sites sites, JournalWriter journal) {
    CellTrials asked = prepared(release, sites, journal);
    trials.put(release, asked);
    return release.equals(request.bad())
        ? asked.sought()
        : asked.comparedTo(trials.get(request.bad()), request.error());
  }

  private CellTrials prepared(Release release, Sites sites, JournalWriter journal) {
    progress.preparing("trying Go " + release);
    Campaign campaign =
        new Campaign(
            sites, Limits.of(request.timeout()), journal, progress, new Evidence(Hearing.USUAL));
    Cell cell = cell(release, sites.only());
    Runnable prepare = () -> campaign.prepare(List.of(cell));
    return request.names(release)
        ? CellTrials.of(campaign, prepare, request.most())
        : CellTrials.ifThere(campaign, prepare, request.most());
  }

  private Cell cell(Release release, Site site) {
    return new Cell(
        release,
        Patch.NONE,
        request.scenario(),
        request.amplifier(),
        Godebug.NONE,
        request.shim(),
        site.place(),
        site.arch());
  }

  /** Another run of both sides, and as many more as it takes with the rate at this edge. */
  private void confirm(Result<Release> result) {
    if (!(result instanceof Result.Edge<Release> edge)) {
      return;
    }
    CellTrials one = trials.get(edge.before());
    CellTrials other = trials.get(edge.after());
    CellTrials stale = one.verdict().isStale() ? one : other;
    CellTrials clean = stale == one ? other : one;
    progress.preparing("confirming Go " + edge.before() + " and " + edge.after());
    do {
      stale.run();
      clean.run();
    } while (!clean.verdict().isStale()
        && clean.missed(stale, request.error()) > request.error()
        && stale.more()
        && clean.more());
  }

  /** Its toolchain need not be fetched. */
  private boolean isHere(Release release) {
    return here.computeIfAbsent(
        release, wanted -> workbench.toolchains().cached(wanted).isPresent());
  }

  /** Changes mostly come with a minor version. */
  private boolean isNewestOfMinor(Release release) {
    List<Release> list = release.compareTo(request.bad()) < 0 ? request.faulty() : request.fixed();
    int next = list.indexOf(release) + 1;
    return next < list.size() && list.get(next).minor() > release.minor();
  }
}
