package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.launch.Limits;
import dev.staleframe.plan.ExpectedCost;
import dev.staleframe.plan.Importance;
import dev.staleframe.plan.Lot;
import dev.staleframe.plan.Planner;
import dev.staleframe.plan.Shard;
import dev.staleframe.plan.ShardSplit;
import dev.staleframe.report.Origin;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.StudyResult;
import dev.staleframe.trial.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Scenarios x releases x amplifiers x patches x places, held against what is expected of each. */
public final class Matrix {
  /**
   * What is asked for.
   *
   * @param plan which cells
   * @param containers what is asked of containers
   * @param runs trials a cell; with a budget, at most so many
   * @param budget how long all may take
   * @param shard which part of the plan to run
   * @param resume whether to go on from the journal in the folder
   * @param timeout how long a trial may take
   * @param workers trials at the same time
   * @param output the folder for the journal
   * @param command the command line, for the journal
   * @param version the harness's own version
   */
  public record Request(
      Planner plan,
      ContainerChoice containers,
      int runs,
      Optional<Duration> budget,
      Shard shard,
      boolean resume,
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
  private final List<Cell> whole;
  private final List<Cell> plan;
  private Supplier<Duration> preparing = () -> Duration.ZERO;

  public Matrix(Request request, Workbench workbench, ProgressView progress) {
    this.request = request;
    this.workbench = workbench;
    this.progress = progress;
    String arch = RunHeader.Host.current().arch();
    this.whole = request.plan().cells(arch);
    this.plan = part(arch);
  }

  private List<Cell> part(String arch) {
    ExpectedCost cost = new ExpectedCost(arch, request.runs());
    return new ShardSplit(whole, cost).into(request.shard().of()).get(request.shard().number() - 1);
  }

  /**
   * Runs the trials and judges them.
   *
   * @throws StaleframeException if the machine or the request doesn't allow it
   */
  public StudyResult run() {
    new SettingsCheck(workbench.toolchains(), progress::preparing).of(plan);
    Evidence evidence = new Evidence(request.plan().hearing());
    try (Sites sites =
        Sites.open(
            plan.stream().map(Cell::place).distinct().toList(),
            request.plan().archs(),
            request.containers(),
            workbench,
            request.workers(),
            progress::preparing)) {
      JournaledRun run =
          new JournaledRun(workbench, request.command(), request.version(), progress, partOfPlan());
      return run.in(
          request.output(),
          request.resume(),
          sites,
          evidence,
          journal -> run(sites, journal, evidence));
    }
  }

  /** How long releases took to be provided and fixtures to be built, one after the other. */
  public Duration preparing() {
    return preparing.get();
  }

  private Part partOfPlan() {
    Shard shard = request.shard();
    return new Part(Planner.digest(whole), plan.size(), shard.number(), shard.of());
  }

  private StudyResult run(Sites sites, JournalWriter journal, Evidence evidence) {
    LotRunner runner =
        new LotRunner(
            sites, Limits.of(request.timeout()), journal, progress, evidence, request.runs());
    request.budget().ifPresent(time -> runner.within(new Budget(time, System::nanoTime)));
    preparing = runner::preparing;
    List<Lot> lots = Lot.of(plan);
    List<Lot> unreached =
        runner.run(request.budget().isPresent() ? new Importance(plan).sorted(lots) : lots);
    return result(sites, journal, evidence, unreached);
  }

  private StudyResult result(
      Sites sites, JournalWriter journal, Evidence evidence, List<Lot> unreached) {
    List<CellVerdict> verdicts =
        plan.stream()
            .map(evidence::verdict)
            .filter(verdict -> verdict.verdicts().stream().anyMatch(v -> v.trials() > 0))
            .toList();
    MatrixWords words =
        new MatrixWords(
            verdicts,
            verdicts.isEmpty() && !plan.isEmpty() ? List.of("no trial was run") : List.of());
    return new StudyResult(
        "matrix",
        heading(sites),
        words.conclusion(),
        words.asExpected(),
        List.of(),
        words.surprises(),
        notes(unreached),
        verdicts,
        Optional.empty(),
        Origin.of(journal));
  }

  private static List<String> notes(List<Lot> unreached) {
    if (unreached.isEmpty()) {
      return List.of();
    }
    int cells = unreached.stream().mapToInt(lot -> lot.cells().size()).sum();
    String releases =
        unreached.stream()
            .map(lot -> lot.key().release() + " " + lot.key().place().words())
            .collect(Collectors.joining(", "));
    return List.of(
        String.format(
            Locale.ROOT, "there was no time for %s: Go %s", Amount.of(cells, "cell"), releases));
  }

  private String heading(Sites sites) {
    List<String> words = new ArrayList<>();
    words.add(Amount.of(plan.size(), "cell"));
    if (request.shard().of() > 1) {
      words.add("shard " + request.shard() + " of a plan of " + whole.size());
    }
    words.add(
        request.budget().isPresent()
            ? "at most %s a cell, in %s".formatted(Amount.of(request.runs(), "trial"), budget())
            : Amount.of(request.runs(), "trial") + " a cell");
    words.add(String.join(" and ", sites.descriptions()));
    return "golang/go issue 69087%n%s".formatted(String.join(", ", words));
  }

  private String budget() {
    long seconds = request.budget().orElseThrow().toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
