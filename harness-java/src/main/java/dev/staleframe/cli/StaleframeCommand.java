package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a subcommand: shows what there is. */
@Command(
    name = "staleframe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = HelpCommand.class,
    description =
        "Finds stack pointers that go stale when a goroutine's stack moves inside a C-to-Go"
            + " callback (golang/go issue 69087).",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all as expected",
      "1:something was not as expected, or not reproduced",
      "2:bad input or usage",
      "3:the environment is lacking: no compiler, no network, no room",
      "4:a fault of staleframe itself",
      "129:hung up (SIGHUP); the journal is whole",
      "130:interrupted (SIGINT); the journal is whole",
      "143:told to end (SIGTERM); the journal is whole"
    })
final class StaleframeCommand implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = spec.commandLine();
    line.usage(line.getErr());
    return ExitCode.USAGE.code();
  }
}
