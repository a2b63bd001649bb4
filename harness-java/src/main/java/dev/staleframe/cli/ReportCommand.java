package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.report.StudyResult;
import dev.staleframe.study.JournalReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code staleframe report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a report of journals: of one run again, or of the shards of a plan put together.",
      "",
      "Each trial counts once. Journals of different versions of the fixture don't mix. Exits with"
          + " 0 when all is as expected and no shard is missing, with 1 otherwise.",
      "",
      "Journals of cost are of one machine; their report is text, json or html. A journal of"
          + " explore is a search of its own, and its report, text or json, is what the search"
          + " found; it exits with 1 when that is new."
    })
final class ReportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private StudyOutput output;
  @Mixin private HearingOptions hearing;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOURNAL",
      arity = "1..*",
      description = "journals, or the folders that they are in")
  private List<Path> journals;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Reports reports = output.reports()) {
      ScenarioCatalog scenarios = Workspace.find(session.environment()).scenarios();
      JournalReport.Result result =
          new JournalReport(scenarios, hearing.hearing(scenarios)).of(journals);
      boolean ok;
      if (result instanceof JournalReport.Result.Timed timed) {
        refuseWitnesses("the timings of cost");
        reports.write(timed.result(), session.terminal());
        ok = timed.result().measured();
      } else if (result instanceof JournalReport.Result.Searched searched) {
        refuseWitnesses("the findings of explore");
        reports.write(searched.result(), session.terminal());
        ok = searched.whole() && !searched.result().foundNew();
      } else {
        StudyResult study = ((JournalReport.Result.Study) result).result();
        reports.write(study, session.terminal());
        ok = study.asExpected();
      }
      return (ok ? ExitCode.OK : ExitCode.UNEXPECTED).code();
    }
  }

  private void refuseWitnesses(String result) {
    WithoutEffect.refuse(
        spec,
        "has no effect on " + result + ", which no witness judges; leave it out",
        "--witness",
        "--expect-file");
  }
}
