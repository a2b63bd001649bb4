package dev.staleframe.cli;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.command.Environment;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.NamedPatch;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.trial.Place;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The entry point. */
public final class Main {
  private static final int SHUTDOWN_SECONDS = 15;

  private static volatile int exitCode = ExitCode.INTERRUPTED.code();

  private Main() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] arguments) throws InterruptedException {
    boundShutdown();
    Terminal terminal =
        new Terminal(
            new StandardOutput(new FileOutputStream(FileDescriptor.out)),
            reader(),
            System.err,
            Boolean.getBoolean("staleframe.terminal"),
            Integer.getInteger("staleframe.columns", 80));
    int code = run(arguments, Environment.ofThisProcess(), terminal);
    if (LiveProcesses.INSTANCE.shuttingDown()) {
      Thread.currentThread().join(); // The signal that ends the JVM decides its exit code.
    }
    exitCode = code;
    System.exit(code);
  }

  private static Terminal.Reader reader() {
    if (Boolean.getBoolean("staleframe.stdout.closed")) {
      return Terminal.Reader.CLOSED;
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.matches("(pipe|socket):.*") ? Terminal.Reader.PROCESS : Terminal.Reader.FILE;
    } catch (IOException e) {
      return Terminal.Reader.FILE;
    }
  }

  /**
   * Testcontainers clears up in a shutdown hook of its own, which waits for ever where the engine
   * has fallen silent.
   */
  private static void boundShutdown() {
    Thread last = new Thread(Main::endAnyway, "end-anyway");
    last.setDaemon(true);
    Runtime.getRuntime().addShutdownHook(new Thread(last::start, "bound-shut-down"));
  }

  private static void endAnyway() {
    try {
      TimeUnit.SECONDS.sleep(SHUTDOWN_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** Runs the command and returns its exit code. */
  static int run(String[] arguments, Environment environment, Terminal terminal) {
    boolean debug = List.of(arguments).contains("--debug");
    if (debug) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info"); // Testcontainers' words
    }
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught(e, debug, terminal));
    CommandLine line = commandLine(List.of(arguments), environment, terminal);
    int code = line.execute(arguments);
    if (terminal.failure().isPresent() && code != ExitCode.ENVIRONMENT.code()) {
      return new Failures(terminal)
          .tell(terminal.notWritten(terminal.failure().get(), ""), debug)
          .code(); // Of help and usage; a command finds it out by itself.
    }
    return code;
  }

  /**
   * In a library's thread of its own, or its shutdown hook; what it means for the command shows
   * where it is waited for.
   */
  private static void uncaught(Throwable failure, boolean debug, Terminal terminal) {
    if (debug) {
      failure.printStackTrace(terminal.err());
    }
  }

  private static void requireDecoded(
      CommandLine line, List<String> arguments, Environment environment) {
    try {
      Decoded.require(arguments, environment);
    } catch (StaleframeException e) {
      throw new CommandLine.ExecutionException(line, e.getMessage(), e);
    }
  }

  /** The whole command line with its subcommands; the help goldens are rendered from it. */
  static CommandLine commandLine(
      List<String> arguments, Environment environment, Terminal terminal) {
    Session session = new Session(arguments, environment, terminal);
    CommandLine line = new CommandLine(new StaleframeCommand());
    line.addSubcommand(new ReproduceCommand(session));
    line.addSubcommand(new MatrixCommand(session));
    line.addSubcommand(new BisectCommand(session));
    line.addSubcommand(new AttributeCommand(session));
    line.addSubcommand(new CostCommand(session));
    line.addSubcommand(new ExploreCommand(session));
    line.addSubcommand(new ReportCommand(session));
    line.addSubcommand(new InspectCommand(session));
    line.addSubcommand(new TriageCommand(session));
    line.addSubcommand(new ImagesCommand(session));
    line.addSubcommand(new DoctorCommand(session));
    Failures failures = new Failures(terminal);
    line.setExecutionStrategy(
        parsed -> {
          requireDecoded(line, arguments, environment);
          return new EmptyValues().execute(parsed);
        });
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setUsageHelpAutoWidth(false);
    Numbers.register(line);
    line.registerConverter(Amplifier.class, new Labelled<>(Amplifier.values()));
    line.registerConverter(Arch.class, new Labelled<>(Arch.values()));
    line.registerConverter(Format.class, new Labelled<>(Format.values()));
    line.registerConverter(Patch.class, new Labelled<>(NamedPatch.values())::convert);
    line.registerConverter(Place.class, new Labelled<>(Place.values()));
    line.registerConverter(ShimVariant.class, new Labelled<>(ShimVariant.values()));
    return line;
  }
}
