package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.release.Release;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.report.ProgressView;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptGenerator;
import dev.staleframe.study.Exploration.Found;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Searches for faults nobody wrote down, and makes each small, dated and ready to be reported. */
public final class Explore {
  private static final LongSupplier CLOCK = System::nanoTime;

  /** So much of the time at most is kept for explaining one finding. */
  private static final Duration EXPLAINING = Duration.ofMinutes(5);

  /** How long explaining may go on after the time is up. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  /**
   * What is asked for.
   *
   * @param release where to search
   * @param seed from which the scenarios are made
   * @param budget how long it may take
   * @param blind whether nothing is said of known bugs
   * @param replay the one script to run instead of searching
   * @param runs how often to run that
   * @param baseline titles of findings that are no news
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
      boolean blind,
      Optional<Script> replay,
      int runs,
      Set<String> baseline,
      Supplier<List<Release>> releases,
      Duration timeout,
      int workers,
      Path output,
      List<String> command,
      String version) {
    public Request {
      baseline = Set.copyOf(baseline);
      command = List.copyOf(command);
    }

    Setting setting() {
      return Setting.usual(release);
    }

    boolean isNew(Symptom symptom) {
      return symptom.known().isEmpty() && !baseline.contains(symptom.title());
    }
  }

  private final Request request;
  private final Workbench workbench;
  private final ProgressView progress;
  private final List<String> notes = new ArrayList<>();
  private Deadline nextLine = Deadline.in(Duration.ZERO, CLOCK);

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
      JournaledRun run =
          new JournaledRun(workbench, request.command(), request.version(), progress);
      return run.in(request.output(), sites, journal -> run(sites, journal));
    }
  }

  private ExploreResult run(Sites sites, JournalWriter journal) {
    Site site = sites.only();
    try (HostScripts scripts =
        new HostScripts(site, request.timeout(), journal, new Symptoms(request.blind()))) {
      scripts
          .lacks(request.setting())
          .ifPresent(
              log -> {
                throw StaleframeException.environment(
                    "the fixture does not build with Go %s:%n%s".formatted(request.release(), log));
              });
      ExploreWords words = new ExploreWords(request, site, journal);
      return request.replay().isPresent()
          ? new Replay(request, scripts).run(request.replay().get(), words)
          : search(scripts, journal, words);
    }
  }

  /** Building comes before: the time is that of the search. */
  private ExploreResult search(HostScripts scripts, JournalWriter journal, ExploreWords words) {
    Deadline deadline = Deadline.in(request.budget(), CLOCK);
    ScriptGenerator generator = new ScriptGenerator(request.seed(), request.release());
    Exploration exploration =
        new Exploration(generator::next, scripts, request.setting(), deadline, this::show);
    Map<Discovery, FindingFolder> folders = new HashMap<>();
    Found found =
        exploration.search(
            this::reserve,
            discovery -> {
              progress.preparing(
                  "found %s: %s".formatted(discovery.symptom().title(), discovery.smallest()));
              FindingFolder folder =
                  FindingFolder.of(
                      request.output(), folders.size() + 1, discovery.symptom().title());
              folders.put(discovery, folder);
              Finding bare =
                  words.finding(discovery, Explanation.none(request.release()), folder.path());
              folder.write(bare, request.seed(), log(discovery, journal), words.arch());
            });
    Deadline late = deadline.plus(GRACE);
    Explainer explainer =
        new Explainer(request, workbench, scripts, new Repeats(scripts, late), progress::preparing);
    Map<Discovery, Finding> findings = new HashMap<>();
    for (Discovery discovery : mostTellingFirst(found.discoveries())) {
      FindingFolder folder = folders.get(discovery);
      Explanation explanation = explainer.explain(discovery, folder);
      Finding finding = words.finding(discovery, explanation, folder.path());
      folder.write(finding, request.seed(), log(discovery, journal), words.arch());
      findings.put(discovery, finding);
    }
    notes.addAll(explainer.notes());
    return words.result(found, found.discoveries().stream().map(findings::get).toList(), notes);
  }

  /** What ends processes, and is new: there may not be time for all. */
  private List<Discovery> mostTellingFirst(List<Discovery> discoveries) {
    return discoveries.stream()
        .sorted(
            Comparator.comparing((Discovery found) -> !request.isNew(found.symptom()))
                .thenComparing(found -> !found.symptom().kind().ends()))
        .toList();
  }

  private Duration reserve(int discoveries) {
    Duration half = request.budget().dividedBy(2);
    Duration wanted = EXPLAINING.multipliedBy(discoveries);
    return wanted.compareTo(half) < 0 ? wanted : half;
  }

  private synchronized void show(ExploreProgress now) {
    if (nextLine.over()) {
      progress.preparing(now.toString());
      nextLine = Deadline.in(BETWEEN_LINES, CLOCK);
    }
  }

  private static String log(Discovery discovery, JournalWriter journal) {
    if (discovery.sample() == null
        || discovery.sample().trial() == null
        || discovery.sample().trial().log() == null) {
      return "";
    }
    Optional<Path> file =
        LogShelf.beside(List.of(journal.file())).find(discovery.sample().trial().log());
    try {
      return file.isEmpty() ? "" : Files.readString(file.get());
    } catch (IOException e) {
      return ""; // It is in the journal's own folder, for who can read it.
    }
  }
}
