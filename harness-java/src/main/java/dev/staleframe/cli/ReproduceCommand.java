package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.report.ProgressView;
import dev.staleframe.report.StudyResult;
import dev.staleframe.study.Reproduce;
import dev.staleframe.study.Workbench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe reproduce}. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Shows golang/go issue 69087 side by side on some releases, and says in one line whether it"
          + " was reproduced.",
      "",
      "Exits with 0 when every release is as expected and at least one shows the fault, with 1"
          + " otherwise."
    })
final class ReproduceCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private StudyOutput output;

  @Mixin private ReleaseOptions go;

  @Mixin private PlaceOptions in;

  @Mixin private TrialOptions trials;
  @Mixin private ResumeOption resume;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "grow",
      description =
          "what the fixture does: grow, shrink, loop-traced, nested; or, for the probe and the"
              + " check alone, loop, regrow; or a control: still,"
              + " no-callback; or a bad pointer for the runtime's own check: entersyscall-sp,"
              + " entersyscall-bp, entersyscallblock-sp, entersyscallblock-bp"
              + " (default: ${DEFAULT-VALUE})")
  private String scenario;

  @Option(
      names = "--amplifier",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "efence,none",
      description =
          "what makes the fault visible to a crash: ${COMPLETION-CANDIDATES}; with none, what the"
              + " trace recorded is read instead; repeat it, or separate with commas (default:"
              + " ${DEFAULT-VALUE})")
  private List<Amplifier> amplifiers;

  @Option(
      names = "--godebug",
      paramLabel = "NAME=VALUE",
      description =
          "settings of the runtime to run under, or none; every release must know their names;"
              + " repeat it to compare (default: none, and for releases with the fault also"
              + " tracefpunwindoff=1, which keeps the tracer off it)")
  private List<String> godebugs = List.of();

  @Option(
      names = "--patch",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "none",
      description =
          "runtime source files of another release laid over each: none, fix-only, check-only,"
              + " unfixed; repeat it, or separate with commas (default: ${DEFAULT-VALUE})")
  private List<Patch> patches;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "30",
      description = "trials for each line of the table, 1 to 1000000 (default: ${DEFAULT-VALUE})")
  private int runs;

  ReproduceCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    in.requireEffect();
    Workspace workspace = Workspace.find(session.environment());
    try (Reports reports = output.reports()) {
      Reproduce.Request request = request(workspace.scenarios().findJudged(scenario));
      StudyResult result;
      try (ProgressView progress = session.terminal().progress()) {
        Workbench workbench = Workbench.open(session.environment(), workspace);
        result = new Reproduce(request, workbench, progress).run();
      }
      reports.write(result, session.terminal());
      return (result.asExpected() ? ExitCode.OK : ExitCode.UNEXPECTED).code();
    }
  }

  private Reproduce.Request request(Scenario found) {
    return new Reproduce.Request(
        go.releases(session),
        patches.stream().distinct().toList(),
        found,
        amplifiers.stream().distinct().toList(),
        godebugs.stream().map(Godebug::parse).distinct().toList(),
        trials.shim,
        in.places(),
        in.archs(),
        in.containers(),
        TrialOptions.runs(runs),
        trials.timeout(),
        trials.workers(),
        resume.asked(),
        resume.output(trials, "reproduce"),
        session.arguments(),
        Version.text());
  }
}
