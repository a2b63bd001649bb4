package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.plan.Shard;
import dev.staleframe.release.Release;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.script.Header;
import dev.staleframe.script.Script;
import dev.staleframe.trial.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches for faults nobody wrote down, and makes each small, dated and ready to be reported. */
public final class Explore {
  /** A release takes a quarter of a minute to build, and a range takes half a dozen. */
  private static final Duration LEAST_BUILDING = Duration.ofMinutes(2);

  /** A script that asks for the usual program. */
  private static final Script NOTHING = new Script(Header.NONE, List.of());

  /**
   * What is asked for.
   *
   * @param release where to search
   * @param seed from which the scenarios are made
   * @param budget how long it may take
   * @param scenarios how many to run at most
   * @param shard which of the seed's scenarios
   * @param withoutC whether their C is left out
   * @param resume whether to go on with the search in the folder
   * @param blind whether nothing is said of known bugs
   * @param replay the one script to run instead of searching
   * @param runs how often to run that
   * @param baseline faults that are no news
   * @param releases all that exist; asked once something was found
   * @param timeout how long a script may take
   * @param workers scripts at the same time
   * @param output the folder for the journal and the findings
   * @param command the command line
   * @param version the harness's own version
   */
  public record Request(
      Release release,
      long seed,
      Duration budget,
      int scenarios,
      Shard shard,
      boolean withoutC,
      boolean resume,
      boolean blind,
      Optional<Script> replay,
      int runs,
      Baseline baseline,
      Supplier<List<Release>> releases,
      Duration timeout,
      int workers,
      OutputFolder output,
      List<String> command,
      String version) {
    public Request {
      command = List.copyOf(command);
    }

    /** What is searched, in words: only the same can go on. */
    String search() {
      return "Go %s, seed %d, shard %s%s%s"
          .formatted(release, seed, shard, withoutC ? ", without C" : "", blind ? ", blind" : "");
    }

    /** How long fetching and building may take on top: as long as all, or some minutes. */
    Duration building() {
      return budget.compareTo(LEAST_BUILDING) > 0 ? budget : LEAST_BUILDING;
    }

    Setting setting() {
      return Setting.usual(release);
    }

    boolean isNew(Discovery found) {
      Symptom symptom = found.symptom();
      return symptom.known().isEmpty()
          && found.breaks().isEmpty()
          && baseline.source(found, release).isEmpty();
    }

    /** What tells faults apart. */
    String key(Discovery found) {
      return found.symptom().key() + baseline.source(found, release).map(" in "::concat).orElse("");
    }
  }

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;

  public Explore(Request request, Workbench workbench, ProgressView progress) {
    this.request = request;
    this.workbench = workbench;
    this.progress = progress;
  }

  /**
   * Searches.
   *
   * @throws StaleframeException if the machine or the request doesn't allow it
   */
  public ExploreResult run() {
    try (Sites sites =
        Sites.open(
            List.of(Place.HOST),
            List.of(),
            ContainerChoice.USUAL,
            workbench,
            request.workers(),
            progress::preparing)) {
      request.replay().ifPresent(script -> checkSettings(script, sites.only()));
      JournaledRun run =
          new JournaledRun(workbench, request.command(), request.version(), progress);
      return run.in(request.output(), sites, journal -> run(sites, journal));
    }
  }

  /**
   * Settings of a typed scenario must have an effect; a generated one may have ignored settings.
   */
  private void checkSettings(Script script, Site site) {
    new SettingsCheck(workbench.toolchains(), progress::preparing)
        .of(request.release(), site.arch(), request.setting().of(script.header()).godebug());
  }

  private ExploreResult run(Sites sites, JournalWriter journal) {
    Site site = sites.only();
    SearchClock clock = new SearchClock(System::nanoTime, request.building());
    try (HostScripts scripts =
        new HostScripts(site, request.timeout(), journal, new Symptoms(request.blind()), clock)) {
      scripts
          .lacks(request.setting(), request.replay().orElse(NOTHING))
          .ifPresent(
              log -> {
                throw StaleframeException.environment(
                    "the fixture does not build with Go %s:%n%s".formatted(request.release(), log));
              });
      ExploreWords words = new ExploreWords(request, site, journal);
      ExploreResult result =
          request.replay().isPresent()
              ? new Replay(request, scripts).run(request.replay().get(), words)
              : new Search(request, workbench, scripts, journal, words, progress, clock).run();
      SearchResult.write(journal.folder(), result);
      return result;
    }
  }
}
