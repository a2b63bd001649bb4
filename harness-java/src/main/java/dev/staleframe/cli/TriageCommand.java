package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.report.TriageReport;
import dev.staleframe.triage.LogInput;
import dev.staleframe.triage.TriagedLog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code staleframe triage}. */
@Command(
    name = "triage",
    mixinStandardHelpOptions = true,
    description = {
      "Reads crash logs of Go programs and says whether each is golang/go issue 69087, by which"
          + " lines, and what to do next.",
      "",
      "The answers: it is; it is consistent with it; it looks like it but isn't, and which known bug"
          + " it may be; it is something else; there is not enough in it to tell, and what is"
          + " missing.",
      "",
      "Exits with 0 when all could be judged, with 1 when there was not enough in one of them, with"
          + " 2 when one can't be read."
    })
final class TriageCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "a log, a folder of logs, or - for standard input")
  private List<String> names;

  TriageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<TriagedLog> logs = LogInput.triage(names, System.in);
    output.print(
        session.terminal(),
        out -> TriageReport.text(logs, out),
        out -> TriageReport.json(logs, out));
    boolean judged = logs.stream().allMatch(TriagedLog::judged);
    return (judged ? ExitCode.OK : ExitCode.UNEXPECTED).code();
  }
}
