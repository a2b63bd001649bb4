package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.plan.Shard;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.report.ExploreReport;
import dev.staleframe.report.ExploreResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Baseline;
import dev.staleframe.study.DocumentedFindings;
import dev.staleframe.study.Explore;
import dev.staleframe.study.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code staleframe explore}. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    description = {
      "Searches for faults that nobody wrote down: makes scenarios, runs them, confirms what"
          + " they show, shrinks it, finds the releases that have it and what makes it vanish.",
      "",
      "Each finding gets a folder, with a program of its own and the text of an issue. Exits with"
          + " 1 when something was found that is neither a known bug nor in the baseline, with 0"
          + " otherwise. The baseline is what findings/ describes of the release, and what"
          + " --baseline adds."
    })
final class ExploreCommand implements Callable<Integer> {
  private static final int MOST_SCENARIOS = 1_000_000_000;

  private final Session session;

  @Mixin private OutputOptions output;

  @Mixin private ExploreOptions options;

  @Spec private CommandSpec spec;

  @Option(
      names = "--go",
      paramLabel = "RELEASE",
      defaultValue = "latest",
      description = "where to search (default: the newest)")
  private String go;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "the scenarios are made from it; the same seed makes the same (default:"
              + " ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "1m",
      description =
          "how long to search, such as 90s, 10m or 1h30m; half of it may be kept to explain what"
              + " was found, which may end half a minute late; fetching releases and building"
              + " programs comes on top, for as long again or two minutes (default: ${DEFAULT-VALUE})")
  private String budget;

  @Option(
      names = "--scenarios",
      paramLabel = "N",
      description =
          "end the search after this many scenarios, 1 to 1000000000, or when the time is up"
              + " (default: all)")
  private Integer scenarios;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      defaultValue = "1/1",
      description =
          "only the K-th of each N scenarios of the seed, for N machines that share it (default:"
              + " ${DEFAULT-VALUE})")
  private String shard;

  @Option(
      names = "--without-c",
      description = "leave out the C of each scenario: the control, in Go alone")
  private boolean withoutC;

  @Option(
      names = "--resume",
      description =
          "go on with the search in --output, or in the newest folder of this command, for another"
              + " --budget")
  private boolean resume;

  @Option(
      names = "--blind",
      description =
          "know no bugs beforehand, so that each is a finding; findings/ is left out as well")
  private boolean blind;

  @Option(
      names = "--replay",
      paramLabel = "SCENARIO",
      description =
          "run only this scenario, for example \"with tracer; call { callback { grow } park }\"")
  private String replay;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "30",
      description = "how often --replay runs it, 1 to 1000000 (default: ${DEFAULT-VALUE})")
  private int runs;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "the JSON result of an earlier search; what is in it is shown, and is no reason to fail;"
              + " it is added to findings/; repeat it for more")
  private List<Path> baselines = List.of();

  @Option(names = "--no-baseline", description = "leave out findings/; --baseline still counts")
  private boolean withoutDocumented;

  ExploreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workspace workspace = Workspace.find(session.environment());
    Explore.Request request = request(workspace);
    ExploreResult result;
    try (ProgressView progress = session.terminal().progress()) {
      Workbench workbench = Workbench.open(session.environment(), workspace);
      result = new Explore(request, workbench, progress).run();
    }
    output.print(
        session.terminal(),
        out -> ExploreReport.text(result, out),
        out -> ExploreReport.json(result, out),
        result.journal());
    return (result.foundNew() ? ExitCode.UNEXPECTED : ExitCode.OK).code();
  }

  private void requireEffect() {
    if (replay == null) {
      WithoutEffect.refuse(spec, "goes with --replay; a search takes --scenarios", "--runs");
    } else {
      WithoutEffect.refuse(
          spec,
          "has no effect with --replay, which runs one scenario and searches nothing; leave it out",
          "--seed",
          "--scenarios",
          "--shard",
          "--without-c",
          "--resume");
    }
  }

  private Baseline baseline(Workspace workspace) {
    Baseline earlier = EarlierResults.read(baselines);
    return blind || withoutDocumented
        ? earlier
        : DocumentedFindings.read(workspace.findings(), Arch.ofThisMachine().toString())
            .and(earlier);
  }

  private Explore.Request request(Workspace workspace) {
    int times = FolderOption.runs(runs);
    requireEffect();
    Duration time = BudgetOption.parse(budget);
    Duration timeout = options.timeout();
    int workers = options.workers();
    Baseline baseline = baseline(workspace);
    Shard part = Shard.parse(shard);
    int most =
        scenarios == null
            ? Integer.MAX_VALUE
            : FolderOption.between("--scenarios", scenarios, MOST_SCENARIOS);
    OutputFolder folder = resume ? options.outputToResume("explore") : options.output("explore");
    // An error of any release is told before a release is looked up.
    if (replay != null && ScriptParser.parse(replay).isEmpty()) {
      throw StaleframeException.usage("--replay needs a scenario, and this one is empty");
    }
    Catalog catalog = new Catalog(session);
    Release release = OneRelease.of("--go", go, catalog);
    return new Explore.Request(
        release,
        seed,
        time,
        most,
        part,
        withoutC,
        resume,
        blind,
        Optional.ofNullable(replay).map(text -> ScriptParser.parse(text, release)),
        times,
        baseline,
        () -> all(catalog),
        timeout,
        workers,
        folder,
        session.arguments(),
        Version.text());
  }

  private static List<Release> all(Catalog catalog) {
    return catalog.get().between(InstalledGo.OLDEST, catalog.get().latest());
  }
}
