package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.plan.Planner;
import dev.staleframe.plan.Shard;
import dev.staleframe.plan.ShardPlan;
import dev.staleframe.plan.ShardPlans;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.ShardPlanJson;
import dev.staleframe.report.StudyResult;
import dev.staleframe.study.Matrix;
import dev.staleframe.study.Workbench;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staleframe matrix}. */
@Command(
    name = "matrix",
    mixinStandardHelpOptions = true,
    description = {
      "Runs scenarios on many Go releases and holds every cell against what is expected of it.",
      "",
      "A cell is one release x patch x scenario x amplifier x settings x place; those of which no"
          + " witness could say anything are left out. Exits with 0 when all are as expected, with 1"
          + " otherwise."
    })
final class MatrixCommand implements Callable<Integer> {
  private static final int USUAL_RUNS = 10;
  private static final int MOST_IN_BUDGET = 1000;

  private final Session session;

  @Mixin private StudyOutput output;
  @Mixin private PlaceOptions in;
  @Mixin private HearingOptions hearing;
  @Mixin private TrialOptions trials;

  @Option(
      names = "--go",
      paramLabel = "RELEASE",
      split = ",",
      defaultValue = "minors,1.23rc1..1.23.12",
      description = ReleaseOptions.DESCRIPTION)
  private List<String> go;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      split = ",",
      description =
          "what the fixture does, as for reproduce; repeat it, or separate with commas (default: all"
              + " of them)")
  private List<String> scenarios = List.of();

  @Option(
      names = "--amplifier",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "efence,none",
      description =
          "what makes the fault visible to a crash: ${COMPLETION-CANDIDATES}; with none, what the"
              + " trace recorded is read instead (default: ${DEFAULT-VALUE})")
  private List<Amplifier> amplifiers;

  @Option(
      names = "--patch",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "none",
      description =
          "runtime source files of another release laid over each: none, fix-only, check-only,"
              + " unfixed (default: ${DEFAULT-VALUE})")
  private List<Patch> patches;

  @Option(
      names = "--godebug",
      paramLabel = "NAME=VALUE",
      description =
          "settings of the runtime to run under, or none; every release must know their names;"
              + " repeat it to compare (default: none)")
  private List<String> godebugs = List.of("none");

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "trials a cell, 1 to 1000000 (default: 10; with --budget, at most 1000)")
  private Integer runs;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "how long it may take, such as 10m: as many trials as fit, on those releases first that"
              + " tell the most")
  private String budget;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "run only the Kth of N parts of the plan, which cost about the same; `staleframe report`"
              + " puts their journals together")
  private String shard;

  @Option(
      names = "--plan",
      paramLabel = "ENGINE",
      description =
          "run nothing; print the shards as JSON, for the matrix of jobs of an engine: github")
  private String plan;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description = "with --plan: how many (default: so that each takes about five minutes)")
  private Integer shards;

  @Mixin private ResumeOption resume;

  @Spec private CommandSpec spec;

  MatrixCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    in.requireEffect();
    Workspace workspace = Workspace.find(session.environment());
    if (plan != null) {
      WithoutEffect.refuse(
          spec,
          "has no effect with --plan, which prints JSON and runs nothing; leave it out",
          "--shard",
          "--resume",
          "--output",
          "--format",
          "--report");
      return print(planner(workspace.scenarios()));
    }
    try (Reports reports = output.reports()) {
      Matrix.Request request = request(workspace.scenarios());
      StudyResult result;
      try (ProgressView progress = session.terminal().progress()) {
        Workbench workbench = Workbench.open(session.environment(), workspace);
        result = new Matrix(request, workbench, progress).run();
      }
      reports.write(result, session.terminal());
      return (result.asExpected() ? ExitCode.OK : ExitCode.UNEXPECTED).code();
    }
  }

  private int print(Planner planner) {
    if (!plan.equals("github")) {
      throw StaleframeException.usage("--plan knows github, not \"%s\"".formatted(plan));
    }
    List<ShardPlan> shardPlans = new ShardPlans(planner, runs()).into(Optional.ofNullable(shards));
    session.terminal().print(out -> ShardPlanJson.github(shardPlans, out));
    return ExitCode.OK.code();
  }

  private Matrix.Request request(ScenarioCatalog catalog) {
    if (shards != null) {
      throw StaleframeException.usage("--shards goes with --plan; to run one: --shard 1/" + shards);
    }
    Optional<Duration> time = Optional.ofNullable(budget).map(BudgetOption::parse);
    return new Matrix.Request(
        planner(catalog),
        in.containers(),
        runs(),
        time,
        shard == null ? Shard.WHOLE : Shard.parse(shard),
        resume.asked(),
        trials.timeout(),
        trials.workers(),
        resume.output(trials, "matrix"),
        session.arguments(),
        Version.text());
  }

  private int runs() {
    int usual = budget == null ? USUAL_RUNS : MOST_IN_BUDGET;
    return TrialOptions.runs(runs == null ? usual : runs);
  }

  private Planner planner(ScenarioCatalog catalog) {
    return new Planner(
        ReleaseOptions.releases(go, session).stream().sorted().toList(),
        patches.stream().distinct().toList(),
        scenarios(catalog),
        amplifiers.stream().distinct().toList(),
        godebugs.stream().map(Godebug::parse).distinct().toList(),
        trials.shim,
        in.places(),
        in.archs(),
        hearing.hearing(catalog));
  }

  private List<Scenario> scenarios(ScenarioCatalog catalog) {
    return scenarios.isEmpty()
        ? catalog.judged()
        : scenarios.stream().map(catalog::findJudged).distinct().toList();
  }
}
