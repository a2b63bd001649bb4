package dev.staleframe.study;

import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.report.ProgressView;
import dev.staleframe.script.ScriptGenerator;
import dev.staleframe.study.Exploration.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One search, from its first scenario to the folders of its findings. */
final class Search {
  /** So much of the time at most is kept for explaining one finding. */
  private static final Duration EXPLAINING = Duration.ofMinutes(5);

  /** How long explaining may go on after the time is up. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** A run that is killed loses no more of what it knew. */
  private static final Duration BETWEEN_SAVES = Duration.ofSeconds(5);

  private final Explore.Request request;
  private final Workbench workbench;
  private final ScriptRunner runner;
  private final JournalWriter journal;
  private final ExploreWords words;
  private final ProgressView progress;
  private final Map<Discovery, FindingFolder> folders = new HashMap<>();
  private final SearchClock clock;
  private Deadline nextSave;

  Search(
      Explore.Request request,
      Workbench workbench,
      ScriptRunner runner,
      JournalWriter journal,
      ExploreWords words,
      ProgressView progress,
      SearchClock clock) {
    this.clock = clock;
    this.nextSave = Deadline.in(Duration.ZERO, clock);
    this.request = request;
    this.workbench = workbench;
    this.runner = runner;
    this.journal = journal;
    this.words = words;
    this.progress = progress;
  }

  /** Searches. */
  ExploreResult run() {
    SearchState earlier =
        request.resume()
            ? SearchState.read(journal.folder(), request.search())
            : SearchState.none(request.search());
    Deadline deadline = Deadline.in(request.budget(), clock);
    SeededScripts scripts =
        new SeededScripts(
            new ScriptGenerator(request.seed(), request.release()),
            request.shard(),
            request.withoutC(),
            earlier.given());
    Exploration exploration =
        new Exploration(
            scripts,
            request.scenarios() - earlier.ran(),
            runner,
            request.setting(),
            deadline,
            now -> show(now, scripts, earlier));
    exploration.knows(earlier.discoveries());
    earlier.discoveries().forEach(this::write);
    Found found =
        exploration.search(
            this::reserve,
            discovery -> {
              progress.preparing(
                  "found %s: %s".formatted(discovery.symptom().title(), discovery.smallest()));
              write(discovery);
            });
    Found all = found.after(earlier);
    save(scripts, all);
    return explained(all, deadline.plus(GRACE));
  }

  /** First all are dated, for that tells which of them are one fault. */
  private ExploreResult explained(Found found, Deadline late) {
    Explainer explainer =
        new Explainer(request, workbench, runner, new Repeats(runner, late), progress::preparing);
    Map<Discovery, ReleaseSpan> spans = new LinkedHashMap<>();
    mostTellingFirst(found.discoveries()).forEach(one -> spans.put(one, explainer.span(one)));
    List<Finding> findings = new ArrayList<>();
    List<Fault> faults = Fault.of(spans, request::key);
    for (Fault fault : faults) {
      FindingFolder folder = folder(fault.first());
      Explanation explanation = explainer.explain(fault.first(), folder);
      findings.add(words.finding(fault, explanation, folder.path()));
    }
    List<Finding> related = Relations.among(findings);
    for (int i = 0; i < faults.size(); i++) {
      write(faults.get(i).first(), related.get(i));
      faults.get(i).others().forEach(way -> folder(way).remove()); // It is in the first's.
    }
    return words.result(found, related, explainer.notes());
  }

  /**
   * What follows the rules, is new, is the first of its title, and ends processes: there may not be
   * time for all.
   */
  private List<Discovery> mostTellingFirst(List<Discovery> discoveries) {
    Set<String> titles = new HashSet<>();
    Set<Discovery> firsts =
        discoveries.stream()
            .filter(found -> titles.add(request.key(found)))
            .collect(Collectors.toSet());
    return discoveries.stream()
        .sorted(
            Comparator.comparing((Discovery found) -> !found.breaks().isEmpty())
                .thenComparing(found -> !request.isNew(found))
                .thenComparing(found -> !firsts.contains(found))
                .thenComparing(found -> !found.symptom().kind().ends()))
        .toList();
  }

  private Duration reserve(int discoveries) {
    Duration half = request.budget().dividedBy(2);
    Duration wanted = EXPLAINING.multipliedBy(discoveries);
    return wanted.compareTo(half) < 0 ? wanted : half;
  }

  /** What is known of it so far: whatever comes, it is not lost. */
  private void write(Discovery discovery) {
    write(discovery, alone(discovery));
  }

  private Finding alone(Discovery discovery) {
    Fault alone = Fault.alone(discovery, request.release());
    return words.finding(alone, Explanation.NONE, folder(discovery).path());
  }

  private void write(Discovery discovery, Finding finding) {
    folder(discovery).write(finding, request.seed(), log(discovery), words.arch());
  }

  private synchronized FindingFolder folder(Discovery discovery) {
    return folders.computeIfAbsent(
        discovery,
        found -> FindingFolder.of(journal.folder(), folders.size() + 1, found.symptom().title()));
  }

  private synchronized void show(ExploreProgress now, SeededScripts scripts, SearchState earlier) {
    progress.searching(now.toString());
    if (nextSave.over()) {
      int ran = earlier.ran() + now.scripts();
      long nanos = earlier.nanos() + now.searchNanos();
      state(scripts, ran, nanos, now.found()).write(journal.folder());
      SearchResult.write(journal.folder(), soFar(now.found(), ran, nanos));
      nextSave = Deadline.in(BETWEEN_SAVES, clock);
    }
  }

  /** Nothing of it is explained yet. */
  private ExploreResult soFar(List<Discovery> discoveries, int ran, long nanos) {
    Found found = new Found(discoveries, List.of(), new Steering(), ran, 0, null, nanos);
    return words.result(found, discoveries.stream().map(this::alone).toList(), List.of());
  }

  private void save(SeededScripts scripts, Found all) {
    state(scripts, all.scripts(), all.searchNanos(), all.discoveries()).write(journal.folder());
  }

  private SearchState state(
      SeededScripts scripts, int ran, long nanos, List<Discovery> discoveries) {
    return new SearchState(request.search(), scripts.given(), ran, nanos, discoveries);
  }

  private String log(Discovery discovery) {
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
