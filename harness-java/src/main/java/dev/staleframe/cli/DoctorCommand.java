package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.report.Check;
import dev.staleframe.report.CheckReport;
import dev.staleframe.study.Doctor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what this machine has and lacks, and how to get it. Fetches nothing.",
      "",
      "Each thing is ok; or optional: it is missing, and only some options need it; or missing."
          + " Exits with 0 when nothing is missing that is needed, with 3 otherwise."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private OutputOptions output;

  @Mixin private ReleaseOptions go;

  @Option(
      names = "--quick",
      description =
          "leave out what takes long: asking GOPROXY for releases that are not here, and a trial")
  private boolean quick;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Check> checks = new Doctor(session.environment(), go.releases(session), quick).examine();
    output.print(
        session.terminal(),
        out -> CheckReport.text(checks, out),
        out -> CheckReport.json(checks, out));
    boolean ok = checks.stream().allMatch(check -> check.outcome().ok());
    return (ok ? ExitCode.OK : ExitCode.ENVIRONMENT).code();
  }
}
