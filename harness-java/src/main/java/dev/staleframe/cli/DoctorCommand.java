package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.report.Check;
import dev.staleframe.report.CheckReport;
import dev.staleframe.study.Doctor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code staleframe doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine has and lacks, and how to get it. Fetches nothing.")
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private OutputOptions output;

  @Mixin private ReleaseOptions go;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Check> checks = new Doctor(session.environment(), go.releases(session)).examine();
    output.print(
        session.terminal(),
        out -> CheckReport.text(checks, out),
        out -> CheckReport.json(checks, out));
    boolean ok = checks.stream().allMatch(check -> check.outcome().ok());
    return (ok ? ExitCode.OK : ExitCode.ENVIRONMENT).code();
  }
}
