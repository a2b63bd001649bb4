package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.report.Printable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells failures to people: one or two lines, and the stack trace only with {@code --debug}. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    PrintStream err = terminal.err();
    err.println("staleframe: " + e.getMessage());
    err.printf(
        "%sTry `%s --help`.%n",
        suggestions(e), e.getCommandLine().getCommandSpec().qualifiedName(" ").strip());
    return ExitCode.USAGE.code();
  }

  private static String suggestions(ParameterException e) {
    StringWriter words = new StringWriter();
    CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(words, true));
    String said = words.toString().strip().replaceAll("\\R", " ");
    return said.isEmpty() ? "" : said + (said.endsWith("?") ? " " : ". ");
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    if (LiveProcesses.INSTANCE.shuttingDown()) {
      return ExitCode.INTERRUPTED.code(); // What fails now fails because we are stopping.
    }
    return tell(e, debug(line)).code();
  }

  /** Tells a failure, and returns the exit code that it has. */
  ExitCode tell(Exception e, boolean debug) {
    PrintStream err = terminal.err();
    ExitCode code = ExitCode.INTERNAL;
    if (e instanceof StaleframeException known) {
      code = known.exitCode();
      err.println("staleframe: " + printable(known.getMessage()));
    } else if (e instanceof InvalidPathException path) {
      code = ExitCode.ENVIRONMENT;
      err.println("staleframe: can't use a name: " + printable(path.getMessage()));
      err.println("Set LC_ALL to a locale of UTF-8 that this machine has; `locale -a` lists them.");
    } else {
      err.printf("staleframe: a fault of staleframe itself: %s%n", e);
      err.println("Please report it, with the output of the same command with --debug.");
    }
    if (debug) {
      e.printStackTrace(err);
    }
    return code;
  }

  /** Names and versions in it may be those of a hostile file. */
  private static String printable(String message) {
    return message.lines().map(Printable::of).collect(Collectors.joining(System.lineSeparator()));
  }

  private static boolean debug(CommandLine line) {
    CommandLine.Model.OptionSpec option = line.getCommandSpec().findOption("--debug");
    return option != null && Boolean.TRUE.equals(option.getValue());
  }
}
