package dev.staleframe.study;

import dev.staleframe.command.LiveProcesses;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.report.ProgressView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * A run that keeps a journal, which is whole also if it is interrupted.
 *
 * @param workbench the tools
 * @param command the command line
 * @param version the harness's own version
 * @param progress is told of an interruption
 */
record JournaledRun(
    Workbench workbench, List<String> command, String version, ProgressView progress) {
  /**
   * Runs it.
   *
   * @param folder where the journal goes
   * @throws dev.staleframe.StaleframeException exit code 2 if the folder can't be written
   */
  <T> T in(Path folder, Sites sites, Function<JournalWriter, T> run) {
    return in(folder, sites.descriptions(), run);
  }

  /**
   * The same.
   *
   * @param places what each place is, for people
   */
  <T> T in(Path folder, List<String> places, Function<JournalWriter, T> run) {
    try (JournalWriter journal = JournalWriter.open(folder, header(places))) {
      Runnable interrupted = () -> interrupted(journal);
      LiveProcesses.INSTANCE.beforeKilling(interrupted);
      try {
        return run.apply(journal);
      } finally {
        LiveProcesses.INSTANCE.forget(interrupted);
      }
    }
  }

  private void interrupted(JournalWriter journal) {
    journal.close();
    progress.interrupted(
        String.format(
            Locale.ROOT, "interrupted; %d trials are in %s", journal.trials(), journal.file()));
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
        FixtureEnvironment.BASE);
  }
}
