package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.Workspace;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that search for where a scenario's fault comes from. */
final class SearchOptions {
  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "grow",
      description = "what the fixture does, as for reproduce (default: ${DEFAULT-VALUE})")
  private String scenario;

  @Option(
      names = "--amplifier",
      paramLabel = "NAME",
      defaultValue = "efence",
      description =
          "what makes the fault visible to a crash: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE})")
  Amplifier amplifier;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.999",
      description = "how sure the result is to be, 0.5 to 0.999999 (default: ${DEFAULT-VALUE})")
  private double confidence;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "trials of what is tried at most, 1 to 1000000; mostly 30 will do (default:"
              + " ${DEFAULT-VALUE})")
  private int runs;

  Scenario scenario(Workspace workspace) {
    return workspace.scenarios().findJudged(scenario);
  }

  double confidence() {
    if (!(confidence >= 0.5 && confidence <= 0.999999)) {
      throw StaleframeException.usage("--confidence must be 0.5 to 0.999999, not " + confidence);
    }
    return confidence;
  }

  int runs() {
    return TrialOptions.runs(runs);
  }

  /** The only architecture that is asked for, if one is. */
  static Optional<Arch> arch(PlaceOptions in, String command) {
    if (in.archs().size() > 1) {
      throw StaleframeException.usage(command + " runs on one architecture; give --arch once");
    }
    return in.archs().stream().findFirst();
  }
}
