package dev.staleframe.study;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.JournalReader;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Recalls the trials of earlier runs, so that this one goes on where they ended. */
final class Resumption {
  private static final int SHOWN = 3;

  private final Workspace workspace;
  private final List<String> command;
  private final Evidence evidence;
  private final Consumer<String> announce;

  /**
   * @param command the command line that goes on
   * @param evidence gets the trials
   * @param announce is told what was found
   */
  Resumption(
      Workspace workspace, List<String> command, Evidence evidence, Consumer<String> announce) {
    this.workspace = workspace;
    this.command = List.copyOf(command);
    this.evidence = evidence;
    this.announce = announce;
  }

  /**
   * Recalls those of a journal.
   *
   * @throws StaleframeException exit code 2 if it can't be read, or another fixture ran them
   */
  void recall(Path journal) {
    String fixture = workspace.sourceVersion();
    AtomicLong trials = new AtomicLong();
    JournalReader.Summary summary =
        JournalReader.read(
            journal,
            workspace.scenarios(),
            new JournalReader.Visitor() {
              @Override
              public void run(RunHeader header) {
                requireSame(fixture, header, journal);
                requireSameCommand(header, journal);
              }

              @Override
              public void trial(RunHeader run, Trial trial) {
                evidence.recall(trial);
                trials.incrementAndGet();
              }
            });
    announce.accept("going on from %s in %s".formatted(Amount.of(trials.get(), "trial"), journal));
    summary
        .damage()
        .first(SHOWN)
        .forEach(line -> announce.accept(journal + ", " + line + "; its trial is run again"));
  }

  /** The trials of another command are of other cells: there would be nothing to go on from. */
  private void requireSameCommand(RunHeader header, Path journal) {
    String theirs = header.command().stream().findFirst().orElse("");
    String own = command.stream().findFirst().orElse("");
    if (!theirs.equals(own)) {
      throw StaleframeException.usage(
          "%s is of `staleframe %s`, which `%s --resume` can't go on with.%nName another folder with --output, or leave --resume out."
              .formatted(journal, theirs, own));
    }
  }

  private static void requireSame(String fixture, RunHeader header, Path journal) {
    if (!header.fixture().equals(fixture)) {
      throw StaleframeException.usage(
          "%s was made with another version of the fixture (%s; here it is %s), and its trials don't compare.%nStart anew in another folder (--output), or go on with the version that began it."
              .formatted(journal, header.fixture(), fixture));
    }
  }
}
