package dev.staleframe.cli;

import dev.staleframe.journal.OutputFolder;
import picocli.CommandLine.Option;

/** Going on where a run ended. */
final class ResumeOption {
  @Option(
      names = "--resume",
      description =
          "go on from the journal in --output, or in the newest folder of this command; no"
              + " finished trial is run again")
  private boolean resume;

  boolean asked() {
    return resume;
  }

  /** The folder to run in. */
  OutputFolder output(TrialBasics trials, String command) {
    return resume ? trials.outputToResume(command) : trials.output(command);
  }
}
