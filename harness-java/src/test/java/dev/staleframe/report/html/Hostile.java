package dev.staleframe.report.html;

import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellTally;
import dev.staleframe.report.Origin;
import dev.staleframe.report.StudyResult;
import dev.staleframe.report.Surprise;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.StalePointer;
import dev.staleframe.trial.StalePointer.Stack;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.TraceReading;
import dev.staleframe.trial.TraceReading.WrongStack;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result that somebody filled who wants a page to run what he wrote. */
final class Hostile {
  /** All that ever got out of a string: elements, attributes, comments, styles, terminals. */
  static final String TEXT =
      "</pre></style></title></svg></table>--><script>window.pwned=1;document.title='pwned'</script>"
          + "<img src=x onerror='window.pwned=2'>\"'><svg onload=window.pwned=3>"
          + "<a href=\"javascript:window.pwned=4\">x</a><![CDATA[<style>*{display:none}</style>"
          + "<iframe src=http://127.0.0.1:9/frame></iframe><meta http-equiv=refresh content=0>"
          + "${7*7}@{x} &lt;b&gt; &amp; \u001b[2J\u001b]0;owned\u0007\u0000\u009b31m\u007f\r"
          + "\u202egnp\u2066\u200b\ufeff\ud800 end";

  /** How large the log is at least, in bytes. */
  static final int LOG_SIZE = 10 * 1024 * 1024;

  /** The same in a file: half a character can't be written. */
  static final String WRITTEN = TEXT.replace('\ud800', '?');

  private Hostile() {}

  /**
   * Hostile wherever it can be, the log with it.
   *
   * @param folder where the log is to be
   */
  static StudyResult result(Path folder) {
    RunHeader header =
        new RunHeader(
            TEXT,
            Instant.EPOCH,
            TEXT,
            TEXT,
            List.of(TEXT),
            new RunHeader.Host(TEXT, TEXT, 2, TEXT, TEXT),
            List.of(TEXT),
            Map.of(TEXT, TEXT),
            null);
    Cell cell = Samples.cell("1.23.0");
    CellTally tally = new CellTally(cell);
    try (JournalWriter journal = JournalWriter.open(OutputFolder.named(folder).lock(), header)) {
      CrashSummary crash = new CrashSummary(TEXT, TEXT, "69087", "check", List.of(TEXT, TEXT));
      tally.add(trial(cell, 0, Status.THREW, crash, journal.store(log())));
      tally.add(trial(cell, 1, Status.COMPLETED, null, null));
      tally.add(Trial.unrun(cell, 2, Status.COULD_NOT_BUILD, null, TEXT));
      return new StudyResult(
          "matrix",
          TEXT + "\n" + TEXT,
          TEXT,
          false,
          List.of(TEXT),
          List.of(new Surprise(cell, TEXT), new Surprise(Samples.cell("1.21.0"), TEXT)),
          List.of(TEXT),
          List.of(tally.verdict()),
          Optional.empty(),
          new Origin(List.of(header), List.of(journal.file()), Origin.of(journal).logs()));
    }
  }

  private static Trial trial(Cell cell, int number, Status status, CrashSummary crash, String log) {
    StalePointer pointer =
        new StalePointer(1, 2, TEXT, TEXT, TEXT, new Stack(TEXT, TEXT), new Stack(TEXT, TEXT));
    WrongStack wrong = new WrongStack(7, List.of(TEXT), TEXT, TEXT);
    Progress progress =
        new Progress(
            true,
            1,
            1,
            1,
            false,
            TEXT,
            new ProbeReading(true, 1, 1, 0, pointer),
            new TraceReading(0, 1, 0, wrong, TEXT),
            1);
    return new Trial(cell, number, status, 2, 0, 1, 1, 0, progress, crash, log, TEXT);
  }

  /** Many lines, then one without an end, then many lines. */
  private static String log() {
    StringBuilder log = new StringBuilder(LOG_SIZE + LOG_SIZE / 4);
    while (log.length() < LOG_SIZE / 4) {
      log.append(TEXT).append('\n');
    }
    while (log.length() < LOG_SIZE) {
      log.append(TEXT);
    }
    log.append('\n');
    for (int i = 0; i < 1000; i++) {
      log.append(TEXT).append('\n');
    }
    return log.toString();
  }
}
