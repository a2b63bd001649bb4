package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.journal.JournalReader;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Hearing;
import dev.staleframe.plan.CellOrder;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.Origin;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What journals say, of earlier runs or of the parts of one plan. */
public final class JournalReport {
  private static final int SHOWN = 5;

  private final ScenarioCatalog scenarios;
  private final Evidence evidence;
  private final Map<Path, List<RunHeader>> runs = new LinkedHashMap<>();
  private final Set<Cell> cells = ConcurrentHashMap.newKeySet();
  private final Map<String, Evidence.Numbers> seen = new ConcurrentHashMap<>();
  private final Timings timings = new Timings();
  private final AtomicLong trials = new AtomicLong();
  private final List<String> notes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  public JournalReport(ScenarioCatalog scenarios, Hearing hearing) {
    this.scenarios = scenarios;
    this.evidence = new Evidence(hearing);
  }

  /** What journals amount to. */
  public sealed interface Result {
    /**
     * The result of a study of the fault.
     *
     * @param result its result
     */
    record Study(StudyResult result) implements Result {}

    /**
     * The result of {@code cost}.
     *
     * @param result its result
     */
    record Timed(CostResult result) implements Result {}

    /**
     * The result of a search by {@code explore}.
     *
     * @param result its result
     * @param whole whether it came to its end, and all of its journal could be read
     */
    record Searched(ExploreResult result, boolean whole) implements Result {}
  }

  /**
   * Puts journals together.
   *
   * @param journals files or their folders, at least one
   * @throws StaleframeException exit code 2 if one can't be read, or can't be mixed with the others
   */
  public Result of(List<Path> journals) {
    List<Path> files = journals.stream().map(JournalReader::file).toList();
    files.stream().map(file -> file.toAbsolutePath().normalize()).distinct().forEach(this::read);
    List<RunHeader> all = runs.values().stream().flatMap(List::stream).toList();
    if (all.stream().anyMatch(SearchResult::isSearch)) {
      return searched(all);
    }
    if (timings.isEmpty()) {
      return new Result.Study(study(all));
    }
    if (!cells.isEmpty()) {
      throw StaleframeException.usage(
          "journals of cost and of other commands don't mix; make a report of each");
    }
    return new Result.Timed(
        CostResult.of(
            timings.trials(),
            Timings.machine(all.get(0)),
            runs.keySet().stream().map(Path::toString).collect(Collectors.joining(", "))));
  }

  private Result searched(List<RunHeader> all) {
    if (runs.size() > 1) {
      throw StaleframeException.usage(
          "a journal of explore is a search of its own; make a report of each journal");
    }
    List<String> more = new ArrayList<>(notes);
    faults.forEach(fault -> more.add("Not whole: " + fault + "."));
    Path journal = runs.keySet().iterator().next();
    return new Result.Searched(SearchResult.read(journal, all, more), faults.isEmpty());
  }

  private StudyResult study(List<RunHeader> all) {
    faults.addAll(MissingParts.of(all));
    if (cells.isEmpty()) {
      faults.add("there is no trial in " + (runs.size() == 1 ? "it" : "them"));
    }
    List<CellVerdict> verdicts =
        cells.stream().sorted(CellOrder.of(scenarios)).map(evidence::verdict).toList();
    MatrixWords words = new MatrixWords(verdicts, faults);
    return new StudyResult(
        "report",
        heading(all),
        words.conclusion(),
        words.asExpected(),
        List.of(),
        words.surprises(),
        notes,
        verdicts,
        Optional.empty(),
        new Origin(all, List.copyOf(runs.keySet()), LogShelf.beside(List.copyOf(runs.keySet()))));
  }

  private void read(Path journal) {
    JournalReader.Summary summary = JournalReader.read(journal, scenarios, new Collector(journal));
    runs.put(journal, summary.runs());
    long damaged = summary.damage().count();
    if (damaged > 0) {
      faults.add(
          "%s is damaged in %s".formatted(journal.getFileName(), Amount.of(damaged, "line")));
      summary.damage().first(SHOWN).forEach(line -> notes.add(journal + ", " + line));
    }
    if (!summary.finished()) {
      RunHeader last = summary.runs().get(summary.runs().size() - 1);
      String shard = last.part() == null ? "" : "shard " + last.part().label() + ", ";
      faults.add(
          "%s%s: the run did not come to its end"
              .formatted(shard, journal.getParent().getFileName()));
    }
    if (summary.torn() > 0) {
      notes.add(
          "%s: %s killed while writing a line"
              .formatted(journal, Amount.of(summary.torn(), "run was", "runs were")));
    }
  }

  /** Takes the trials of a journal, each once, however often its run is in the journals. */
  private final class Collector implements JournalReader.Visitor {
    private final Path journal;

    private Collector(Path journal) {
      this.journal = journal;
    }

    @Override
    public void run(RunHeader header) {
      runs.forEach(
          (other, headers) -> headers.forEach(run -> requireSameFixture(other, run, header)));
    }

    private void requireSameFixture(Path other, RunHeader run, RunHeader header) {
      if (!run.fixture().equals(header.fixture())) {
        throw StaleframeException.usage(
            "%s and %s don't mix: their trials were run by different versions of the fixture (%s, %s).%nMake a report of each."
                .formatted(other, journal, run.fixture(), header.fixture()));
      }
    }

    /** One that could not start is no trial: its run ended there. */
    @Override
    public void trial(RunHeader run, Trial trial) {
      if (SearchResult.isSearch(run)) {
        return; // What a search makes of its trials is beside the journal.
      }
      Evidence.Numbers numbers = seen.computeIfAbsent(run.run(), id -> new Evidence.Numbers());
      if (trial.status() == Status.COULD_NOT_START || !numbers.add(trial)) {
        return;
      }
      if (trial.cell().scenario().times()) {
        timings.add(journal, run, trial);
        return;
      }
      trials.incrementAndGet();
      cells.add(trial.cell());
      evidence.add(trial);
    }
  }

  private String heading(List<RunHeader> all) {
    RunHeader first = all.stream().min(Comparator.comparing(RunHeader::startedAt)).orElseThrow();
    return String.format(
        Locale.ROOT,
        "golang/go issue 69087%n%s of %s, from %s in %s, the first of %s",
        Amount.of(trials.get(), "trial"),
        Amount.of(cells.size(), "cell"),
        Amount.of(all.stream().map(RunHeader::run).distinct().count(), "run"),
        Amount.of(runs.size(), "journal"),
        first.startedAt());
  }
}
