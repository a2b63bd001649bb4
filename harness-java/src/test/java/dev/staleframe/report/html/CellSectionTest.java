package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellTally;
import dev.staleframe.judge.Finding;
import dev.staleframe.judge.Hearing;
import dev.staleframe.judge.Witness;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.ProbeReading;
import dev.staleframe.trial.Progress;
import dev.staleframe.trial.Samples;
import dev.staleframe.trial.StalePointer;
import dev.staleframe.trial.Status;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cell shows when it is opened, and what is said of its run. */
class CellSectionTest {
  @TempDir Path folder;

  @Test
  void aCellShowsWitnessesTrialsAndTheCrashWithWhatDecides() {
    Document page = Jsoup.parse(HtmlSamples.page(HtmlSamples.realistic(folder)));
    Element cell =
        page.selectFirst("details.cell:has(.name:containsOwn(Go 1.23.0, grow, amplifier efence))");

    assertEquals(
        List.of("crash", "check", "probe", "trace"),
        cell.select("table.plain").first().select("tbody th").eachText());
    assertTrue(cell.text().contains("100 % (88.4 % to 100 %)"), cell.text());
    assertEquals(20, cell.select(".trials tbody tr").size());
    assertTrue(cell.text().contains("the first ones: 20 of 30, which took 0.4 s"), cell.text());
    assertEquals(
        List.of(
            "runtime.fpTracebackPCs tracestack.go:258 decides: read freed memory",
            "runtime.traceStack tracestack.go:113 decides: the branch that starts at gp.syscallbp"),
        cell.select(".frames mark").eachText());
    assertEquals(4, cell.select("pre mark").size(), "two frames of two lines each");
    assertTrue(cell.select("pre").text().contains("SIGSEGV: segmentation violation"));
  }

  @Test
  void anotherCrashHasNothingMarked() {
    Cell cell = Samples.cell("1.23.0");
    CellTally tally = new CellTally(cell);
    tally.add(Samples.crashed(cell, 0, Status.CRASHED, "another", null));
    Document page =
        Jsoup.parse(
            HtmlSamples.page(
                HtmlSamples.of(List.of(tally.verdict()), List.of(), HtmlSamples.lost())));

    assertEquals(List.of(), page.select("mark"));
    assertEquals(3, page.select(".frames li").size());
    assertTrue(page.text().contains("The log is not there."));
  }

  @Test
  void aPointerThatIsNotAllRecordedIsShownAsFarAsItIs() {
    StaleView view =
        StaleView.of(
            Samples.completed(
                Samples.cell("1.23.0"),
                0,
                0,
                new Progress(
                    true,
                    1,
                    1,
                    1,
                    true,
                    null,
                    new ProbeReading(
                        true, 1, 1, 0, new StalePointer(1, 2, null, null, "0x10", null, null)),
                    null,
                    0)));

    assertEquals(null, view.picture());
    assertEquals(
        List.of("not recorded", "not recorded", "0x10"),
        view.rows().stream().map(StaleView.Row::address).toList());
  }

  /** Fewer witnesses, and a user who expects something else than is known. */
  @Test
  void onlyThoseWhoAreHeardAreShownAndWhatIsExpectedIsWhatWasAsked() {
    Cell cell = Samples.cell("1.23.0");
    Witness probe =
        Witness.ALL.stream().filter(one -> one.name().equals("probe")).findFirst().orElseThrow();
    CellTally tally =
        new CellTally(cell, new Hearing(List.of(probe), (witness, any) -> Finding.CONSISTENT));
    tally.add(Samples.stale(cell, 0));
    Document page =
        Jsoup.parse(
            HtmlSamples.page(
                HtmlSamples.of(List.of(tally.verdict()), List.of(), HtmlSamples.lost())));

    assertEquals("! not as expected: ◆ stale 1/1 probe", page.selectFirst(".map td").text());
    assertTrue(
        page.text().contains("Expected: consistent; the fault of grow is known to be in"),
        page::text);
    assertEquals(
        List.of("trial", "status", "end", "ms", "memory", "probe", "remark"),
        page.select(".trials thead th").eachText());
    assertEquals(7, page.select(".trials tbody tr > *").size());
  }

  @Test
  void aShardSaysWhichOneItIs() {
    RunHeader whole = HtmlSamples.header("matrix");
    RunHeader shard =
        new RunHeader(
            whole.run(),
            whole.startedAt(),
            whole.staleframe(),
            whole.fixture(),
            whole.command(),
            whole.host(),
            whole.places(),
            whole.environment(),
            new Part("0123", 40, 2, 8));

    assertEquals("2/8, 40 cells", RunView.of(shard).part());
    assertEquals(null, RunView.of(whole).part());
    assertEquals("a-host, linux/amd64, 2 cpus, a cpu", RunView.of(whole).host());
  }

  /** A crash that isn't the check's is no evidence of it, whatever it printed. */
  @Test
  void aPlantedPointerIsDecidedByItsOwnCheck() {
    Cell cell = Samples.cell("1.23.1", Samples.PLANTED, Amplifier.NONE);
    for (String title : List.of(Samples.PLANTED.check(), "fatal error: another")) {
      CellTally tally = new CellTally(cell);
      tally.add(Samples.crashed(cell, 0, Status.THREW, title, null));
      Document page =
          Jsoup.parse(
              HtmlSamples.page(
                  HtmlSamples.of(List.of(tally.verdict()), List.of(), HtmlSamples.lost())));

      boolean fired = title.equals(Samples.PLANTED.check());
      assertEquals(fired ? 1 : 0, page.select("mark").size(), title);
      assertTrue(page.text().contains("entersyscall inconsistent bp 0x3 [0x1,0x2]"));
      assertEquals(
          fired ? "◆ fires 1/1 check" : "! not as expected: ○ lets pass 0/1",
          page.selectFirst(".map td").text());
    }
  }
}
