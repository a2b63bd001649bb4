package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.cli.Terminal.Reader;
import dev.staleframe.command.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class StandardOutputTest {
  /** A disk with room for some bytes. */
  private static final class Disk extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final int room;

    Disk(int room) {
      this.room = room;
    }

    @Override
    public void write(int character) throws IOException {
      if (written.size() == room) {
        throw new IOException("No space left on device");
      }
      written.write(character);
    }
  }

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Terminal terminal(OutputStream to, Reader reader) {
    return new Terminal(
        new StandardOutput(to),
        reader,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        80);
  }

  @ParameterizedTest
  @EnumSource(Reader.class)
  void whatCanBeWrittenIs(Reader reader) {
    Disk disk = new Disk(8);
    terminal(disk, reader).print(out -> out.print("\u00fcber\n"), "out/journal.ndjson");
    assertEquals("\u00fcber\n", disk.written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void fullDiskIsToldWithWhereTheJournalIs() {
    Terminal terminal = terminal(new Disk(3), Reader.FILE);
    assertEquals(
        "can't write to standard output: No space left on device\nThe journal is whole: j",
        Failing.with(ExitCode.ENVIRONMENT, () -> terminal.print(out -> out.print("12345"), "j")));
  }

  /** The report may fit in a buffer, or be larger than any. */
  @Test
  void failureIsFoundHoweverLateItComes() {
    for (int room : new int[] {0, 1, 8191, 8192, 8193, 99_999}) {
      Terminal terminal = terminal(new Disk(room), Reader.FILE);
      Failing.with(
          ExitCode.ENVIRONMENT, () -> terminal.print(out -> out.print("x".repeat(100_000))));
    }
    terminal(new Disk(100_000), Reader.FILE).print(out -> out.print("x".repeat(100_000)));
  }

  @Test
  void readerThatHasEnoughIsNoFailure() {
    Disk disk = new Disk(3);
    terminal(disk, Reader.PROCESS).print(out -> out.print("12345"), "j");
    assertEquals("123", disk.written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void closedOutputIsCalledClosed() {
    Terminal terminal = terminal(new Disk(0), Reader.CLOSED);
    assertEquals(
        "can't write to standard output: it is closed",
        Failing.with(ExitCode.ENVIRONMENT, () -> terminal.print(out -> out.print("1"))));
  }

  /** Also what picocli prints by itself. */
  @ParameterizedTest
  @MethodSource("helps")
  void helpThatCannotBeWrittenIsToldOnce(String arguments) {
    int code =
        Main.run(
            arguments.split(" "), new Environment(Map.of()), terminal(new Disk(0), Reader.FILE));
    assertEquals(
        "staleframe: can't write to standard output: No space left on device\n",
        err.toString(StandardCharsets.UTF_8));
    assertEquals(ExitCode.ENVIRONMENT.code(), code);
  }

  static Stream<String> helps() {
    CommandLine line =
        Main.commandLine(
            List.of(),
            new Environment(Map.of()),
            Captured.terminal(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
    return Stream.concat(
        Stream.of("--help", "--version", "help"),
        line.getSubcommands().keySet().stream().map(name -> name + " --help"));
  }

  @Test
  void errorOfTheCommandItselfIsNotHidden() {
    int code =
        Main.run(
            new String[] {"reproduce", "--nosuch"},
            new Environment(Map.of()),
            terminal(new Disk(0), Reader.FILE));
    assertEquals(ExitCode.USAGE.code(), code);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("--nosuch"));
  }
}
