package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.release.Release;
import dev.staleframe.report.BisectReport;
import dev.staleframe.report.BisectResult;
import dev.staleframe.report.ProgressView;
import dev.staleframe.study.Bisect;
import dev.staleframe.study.Workbench;
import dev.staleframe.trial.Place;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe bisect}. */
@Command(
    name = "bisect",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the first Go release that shows a scenario's fault, and with --fixed the first one"
          + " after it that doesn't.",
      "",
      "It tries betas, release candidates and patch releases, those that are on this machine first"
          + " where that costs nothing. Exits with 0 when that was found, with 1 otherwise."
    })
final class BisectCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private OutputOptions output;

  @Mixin private PlaceOptions in;

  @Mixin private TrialOptions trials;

  @Mixin private SearchOptions search;

  @Option(
      names = "--good",
      paramLabel = "RELEASE",
      required = true,
      description = "a release before it came")
  private String good;

  @Option(
      names = "--bad",
      paramLabel = "RELEASE",
      required = true,
      description = "a later release that shows it")
  private String bad;

  @Option(
      names = "--fixed",
      paramLabel = "RELEASE",
      arity = "0..1",
      fallbackValue = "latest",
      description = "a still later release that doesn't (without a name: the newest)")
  private String fixed;

  BisectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    in.requireEffect();
    Workspace workspace = Workspace.find(session.environment());
    Bisect.Request request = request(search.scenario(workspace));
    BisectResult result;
    try (ProgressView progress = session.terminal().progress()) {
      Workbench workbench = Workbench.open(session.environment(), workspace);
      result = new Bisect(request, workbench, progress).run();
    }
    output.print(
        session.terminal(),
        out -> BisectReport.text(result, out),
        out -> BisectReport.json(result, out),
        result.journal());
    return (result.found() ? ExitCode.OK : ExitCode.UNEXPECTED).code();
  }

  private Bisect.Request request(Scenario found) {
    int most = search.runs();
    double confidence = search.confidence();
    Place place = in.only("bisect");
    Optional<Arch> arch = SearchOptions.arch(in, "bisect");
    Catalog catalog = new Catalog(session);
    Release start = OneRelease.of("--good", good, catalog);
    Release end = OneRelease.of("--bad", bad, catalog);
    Optional<Release> after =
        Optional.ofNullable(fixed).map(name -> OneRelease.of("--fixed", name, catalog));
    return new Bisect.Request(
        found,
        between("--good", start, "--bad", end, catalog),
        after.map(release -> between("--bad", end, "--fixed", release, catalog)).orElse(List.of()),
        search.amplifier,
        trials.shim,
        place,
        arch,
        in.containers(),
        most,
        confidence,
        trials.timeout(),
        trials.workers(),
        trials.output("bisect"),
        session.arguments(),
        Version.text());
  }

  private static List<Release> between(
      String older, Release first, String newer, Release last, Catalog catalog) {
    if (first.compareTo(last) >= 0) {
      throw StaleframeException.usage(
          "%s must be older than %s, and %s is not older than %s"
              .formatted(older, newer, first, last));
    }
    TreeSet<Release> releases = new TreeSet<>(catalog.get().between(first, last));
    releases.add(first);
    releases.add(last);
    return List.copyOf(releases);
  }
}
