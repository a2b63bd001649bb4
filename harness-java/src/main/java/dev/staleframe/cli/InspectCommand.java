package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.binary.Answer;
import dev.staleframe.inspect.BinaryFacts;
import dev.staleframe.inspect.BinaryJudgement;
import dev.staleframe.inspect.Exposure;
import dev.staleframe.report.InspectReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code staleframe inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether golang/go issue 69087 affects a program, from its file: which release built it,"
          + " whether C can call back into it, whether it can start the execution tracer. The"
          + " program is not run, and may be stripped or position-independent.",
      "",
      "Exits with 0 when it is not affected, with 1 when it is or when that can't be told, with 2"
          + " when the file is no Go program for Linux on a 64-bit little-endian machine."
    })
final class InspectCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private OutputOptions output;

  @Option(
      names = "--binary",
      paramLabel = "FILE",
      required = true,
      description = "a program, or a C program or library with Go in it")
  private Path binary;

  InspectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (binary.toString().isEmpty()) {
      throw StaleframeException.usage("--binary needs the name of a file");
    }
    BinaryFacts facts = BinaryFacts.read(binary);
    Exposure exposure = BinaryJudgement.judge(facts);
    if (output.format == Format.JSON) {
      InspectReport.json(facts, exposure, session.terminal().out());
    } else {
      InspectReport.text(facts, exposure, session.terminal().out());
    }
    return (exposure.affected() == Answer.NO ? ExitCode.OK : ExitCode.UNEXPECTED).code();
  }
}
