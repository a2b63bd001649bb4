package dev.staleframe.cli;

import dev.staleframe.Amount;
import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.judge.Costs;
import dev.staleframe.report.CostResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.study.Cost;
import dev.staleframe.study.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe cost}. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what the fix of golang/go issue 69087 and its checks cost a cgo call, a cgo call"
          + " with a callback and a system call.",
      "",
      "Trials are run one at a time, those to be compared right after each other. Each build comes"
          + " in many orders of its functions, since where they lie changes more than the checks"
          + " do. The report is text, json or html. Exits with 0 when all could be compared, whatever came of it, with 1 otherwise."
    })
final class CostCommand implements Callable<Integer> {
  private static final int MOST_SHUFFLES = 500;
  private static final int MOST_RUNS = 1000;

  /** Records of all trials are kept in memory until they are compared. */
  private static final int MOST_ROUNDS = 5000;

  private final Session session;

  @Mixin private StudyOutput output;

  @Mixin private TrialBasics trials;

  @Option(
      names = "--before",
      paramLabel = "BUILD",
      defaultValue = "1.23.0",
      description =
          "the build that the others are held against: a Go release from 1.23rc1 on, and what is"
              + " laid over it, if anything: 1.23.0+fix-only (default: ${DEFAULT-VALUE})")
  private String before;

  @Option(
      names = "--after",
      paramLabel = "BUILD",
      split = ",",
      defaultValue = "1.23.0+fix-only,1.23.0+check-only,1.23.1",
      description =
          "the others; also several releases at once, such as 1.23.1..1.23.4 or minors; repeat it,"
              + " or separate with commas (default: ${DEFAULT-VALUE})")
  private List<String> after;

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      split = ",",
      description =
          "what is timed: call, callback, syscall; repeat it, or separate with commas (default:"
              + " all)")
  private List<String> operations = List.of();

  @Option(
      names = "--shuffles",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "in how many orders of functions each build comes, up to 500; more of them show smaller"
              + " differences (default: ${DEFAULT-VALUE})")
  private int shuffles;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "trials of each build in each order, 1 to 1000; more of them even out a busy machine"
              + " (default: ${DEFAULT-VALUE})")
  private int runs;

  CostCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Reports reports = output.reports()) {
      reports.requireTimings();
      Workspace workspace = Workspace.find(session.environment());
      Cost.Request request = request(workspace.scenarios());
      CostResult result;
      try (ProgressView progress = session.terminal().progress()) {
        Workbench workbench = Workbench.open(session.environment(), workspace);
        result = new Cost(request, workbench, progress).run();
      }
      reports.write(result, session.terminal());
      return (result.measured() ? ExitCode.OK : ExitCode.UNEXPECTED).code();
    }
  }

  private Cost.Request request(ScenarioCatalog scenarios) {
    List<Scenario> timed = operations(scenarios);
    Subjects subjects = new Subjects(new Catalog(session));
    Cost.Subject base = subjects.one("--before", before);
    List<Cost.Subject> others = after.stream().flatMap(subjects::all).distinct().toList();
    if (others.contains(base)) {
      throw StaleframeException.usage(
          "%s is compared with itself in any case, as the control; leave it out of --after"
              .formatted(before));
    }
    return new Cost.Request(
        base,
        others,
        timed,
        shuffles(others.size() * timed.size()),
        runs,
        trials.timeout(),
        trials.output("cost"),
        session.arguments(),
        Version.text());
  }

  private int shuffles(int comparisons) {
    int least = Costs.leastShuffles(comparisons);
    if (shuffles >= 1 && shuffles < least) {
      throw StaleframeException.usage(
          String.format(
              Locale.ROOT,
              "--shuffles must be at least %d for %s: fewer could show no difference",
              least,
              Amount.of(comparisons, "comparison")));
    }
    TrialBasics.between("--shuffles", shuffles, MOST_SHUFFLES);
    TrialBasics.between("--runs", runs, MOST_RUNS);
    if (shuffles * runs > MOST_ROUNDS) {
      throw StaleframeException.usage(
          String.format(
              Locale.ROOT,
              "--shuffles %d with --runs %d is too much; together they may make %d",
              shuffles,
              runs,
              MOST_ROUNDS));
    }
    return shuffles;
  }

  private List<Scenario> operations(ScenarioCatalog scenarios) {
    List<Scenario> timed = scenarios.timed();
    return operations.isEmpty()
        ? timed
        : operations.stream().flatMap(name -> operation(name, timed)).distinct().toList();
  }

  private static Stream<Scenario> operation(String name, List<Scenario> timed) {
    List<Scenario> found = timed.stream().filter(s -> s.operation().equals(name)).toList();
    if (found.isEmpty()) {
      throw StaleframeException.usage(
          "there is no operation \"%s\"; there are: %s"
              .formatted(
                  name, String.join(", ", timed.stream().map(Scenario::operation).toList())));
    }
    return found.stream();
  }
}
