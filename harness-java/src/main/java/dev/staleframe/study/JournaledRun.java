package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.journal.JournalReader;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.report.ProgressView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A run that keeps a journal, which is whole also if it is interrupted.
 *
 * @param workbench the tools
 * @param command the command line
 * @param version the harness's own version
 * @param progress is told of an interruption
 * @param part what of a plan it takes on, or null
 */
record JournaledRun(
    Workbench workbench, List<String> command, String version, ProgressView progress, Part part) {
  /** One that has no plan beforehand. */
  JournaledRun(Workbench workbench, List<String> command, String version, ProgressView progress) {
    this(workbench, command, version, progress, null);
  }

  /**
   * Runs it, or goes on where the runs ended whose journal is in the folder.
   *
   * @param output where the journal is or will be
   * @param resume whether to go on; if there is no journal, it begins
   * @param evidence gets the trials of those runs
   * @throws dev.staleframe.StaleframeException exit code 2 if their trials don't compare with those
   *     of this run, or the folder can't be written or is in use
   */
  <T> T in(
      OutputFolder output,
      boolean resume,
      Sites sites,
      Evidence evidence,
      Function<JournalWriter, T> run) {
    try (OutputFolder.Locked folder = output.lock()) {
      Path journal = JournalReader.file(folder.path());
      if (resume && Files.exists(journal)) {
        new Resumption(workbench.workspace(), command, evidence, progress::preparing)
            .recall(journal);
      } else if (resume) {
        progress.preparing("nothing to go on from in " + folder.path());
      }
      return in(folder, sites.descriptions(), run);
    }
  }

  /**
   * Runs it.
   *
   * @param output where the journal goes
   * @throws dev.staleframe.StaleframeException exit code 2 if the folder can't be written or is in
   *     use
   */
  <T> T in(OutputFolder output, Sites sites, Function<JournalWriter, T> run) {
    return in(output, sites.descriptions(), run);
  }

  /**
   * The same.
   *
   * @param places what each place is, for people
   */
  <T> T in(OutputFolder output, List<String> places, Function<JournalWriter, T> run) {
    try (OutputFolder.Locked folder = output.lock()) {
      return in(folder, places, run);
    }
  }

  private <T> T in(
      OutputFolder.Locked folder, List<String> places, Function<JournalWriter, T> run) {
    try (JournalWriter journal = JournalWriter.open(folder, header(places))) {
      Runnable interrupted = () -> interrupted(journal);
      LiveProcesses.INSTANCE.beforeKilling(interrupted);
      try {
        T result = run.apply(journal);
        journal.finish();
        return result;
      } finally {
        LiveProcesses.INSTANCE.forget(interrupted);
      }
    }
  }

  private void interrupted(JournalWriter journal) {
    journal.close();
    progress.interrupted(
        "interrupted; %s in %s"
            .formatted(Amount.of(journal.trials(), "trial is", "trials are"), journal.file()));
  }

  private RunHeader header(List<String> places) {
    return new RunHeader(
        UUID.randomUUID().toString(),
        Instant.now(),
        version,
        workbench.workspace().sourceVersion(),
        command,
        RunHeader.Host.current(),
        places,
        FixtureEnvironment.BASE,
        part);
  }
}
