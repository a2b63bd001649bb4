package dev.staleframe.report;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.LogShelf;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdicts;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.CrashSummary;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.Status;
import dev.staleframe.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Results as CI has them, some of them made by people who mean no good to it. */
final class CiSamples {
  /** A log that was written to be obeyed: by a terminal, XML, Markdown, HTML, a GitHub runner. */
  static final String HOSTILE =
      "::error::owned\n::stop-commands::x\r\n##[error]x\n]]></failure><!--"
          + " |`a`| **b** [c](https://evil.example) @everyone #1 $x$ <script>alert(1)</script>"
          + " <img src=x> &amp; 100% \u001b[2J\u0000\ufffe\ud800 \ud83d\ude00 \u202e";

  private CiSamples() {}

  /** A log in every place that others can write to. */
  static StudyResult hostile() {
    Cell cell =
        new Cell(
            Release.parse("1.23.0"),
            Patch.NONE,
            Samples.GROW,
            Amplifier.EFENCE,
            Godebug.parse("a=|<b>@c::d%0A"),
            ShimVariant.NOFP,
            Place.CONTAINER,
            "arm64");
    CrashSummary crash = new CrashSummary(HOSTILE, HOSTILE, null, null, List.of(HOSTILE, "\n"));
    CellTally tally = new CellTally(cell);
    tally.add(
        new Trial(
            cell, 0, Status.CRASHED, 2, 0, 1, 1, 0, Samples.WHOLE, crash, "ab".repeat(32), null));
    tally.add(Samples.unrun(cell, 1, Status.COULD_NOT_BUILD, HOSTILE));
    return result(
        "conclusion " + HOSTILE,
        List.of(new Surprise(cell, HOSTILE)),
        List.of(HOSTILE),
        List.of(tally.verdict()),
        StudySamples.origin());
  }

  /** Many lines, each with a surprise, a crash and what others say of it. */
  static StudyResult large(int cells, int chars) {
    String words = "<@|".repeat(chars / 3);
    List<CellVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      Cell cell = Samples.cell("1.23." + i);
      CellTally tally = new CellTally(cell);
      tally.add(Samples.crashed(cell, 0, Status.CRASHED, words + i, null));
      verdicts.add(tally.verdict());
    }
    return result(
        words,
        verdicts.stream().map(verdict -> new Surprise(verdict.cell(), words)).toList(),
        IntStream.range(0, cells).mapToObj(i -> "note " + i).collect(Collectors.toList()),
        verdicts,
        StudySamples.origin());
  }

  /** One release that must show the fault, in so many of 12 trials. */
  static StudyResult seen(int stale, boolean asExpected) {
    return new StudyResult(
        "reproduce",
        "heading",
        "conclusion",
        asExpected,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            Verdicts.of(Samples.cell("1.23.0"), stale, 12 - stale, 0),
            Verdicts.of(Samples.cell("1.23.1"), 0, 12, 0)),
        Optional.empty(),
        StudySamples.origin());
  }

  /** A release that did not build. */
  static StudyResult unbuilt() {
    return result(
        "conclusion",
        List.of(),
        List.of(),
        List.of(unbuilt("1.23.0"), unbuilt("1.23.1")),
        StudySamples.origin());
  }

  private static CellVerdict unbuilt(String release) {
    Cell cell = Samples.cell(release);
    CellTally tally = new CellTally(cell);
    tally.add(Samples.unrun(cell, 0, Status.COULD_NOT_BUILD, "no C compiler"));
    return tally.verdict();
  }

  /** A crash where none must be, whose log lies beside the journal. */
  static StudyResult logged(Path journal) {
    return result(
        "conclusion",
        List.of(),
        List.of(),
        List.of(Verdicts.of(Samples.cell("1.23.1"), 1, 11, 0)),
        new Origin(
            StudySamples.origin().runs(), List.of(journal), LogShelf.beside(List.of(journal))));
  }

  private static StudyResult result(
      String conclusion,
      List<Surprise> surprises,
      List<String> notes,
      List<CellVerdict> cells,
      Origin origin) {
    return new StudyResult(
        "reproduce",
        "heading",
        conclusion,
        false,
        List.of(),
        surprises,
        notes,
        cells,
        Optional.empty(),
        origin);
  }
}
