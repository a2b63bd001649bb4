package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.staleframe.Amount;
import dev.staleframe.ExitCode;
import dev.staleframe.binary.ElfBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code inspect --binary} refuses, by exit code and message. */
class InspectCommandTest {
  private static final String ONLY = "; only 64-bit little-endian ELF files (Linux) are inspected";

  @TempDir private Path folder;

  @Test
  void emptyFile() throws IOException {
    refused(file(new byte[0]), ": the file is empty");
  }

  @Test
  void randomFile() throws IOException {
    byte[] random = new byte[10_000];
    new Random(1).nextBytes(random);
    refused(file(random), ": not an ELF file" + ONLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#!/bin/sh | not an ELF file",
        "x | not an ELF file",
        "MZ...... | a Windows program (PE)",
        "!<arch>~ | an archive of object files (inspect the program that it is linked into)",
      })
  void fileOfAnotherKind(String start, String kind) throws IOException {
    byte[] content = start.replace('~', '\n').getBytes(StandardCharsets.US_ASCII);
    refused(file(content), ": " + kind + ONLY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cf fa ed fe | a macOS program (Mach-O)",
        "ce fa ed fe | a macOS program (Mach-O)",
        "ca fe ba be | a macOS program (Mach-O)",
        "7f 45 4c 46 01 01 | a 32-bit ELF file",
        "7f 45 4c 46 02 02 | a big-endian ELF file",
      })
  void programOfAnotherMachine(String start, String kind) throws IOException {
    byte[] content = new byte[64];
    String[] digits = start.split(" ");
    for (int i = 0; i < digits.length; i++) {
      content[i] = (byte) Integer.parseInt(digits[i], 16);
    }
    refused(file(content), ": " + kind + ONLY);
  }

  @Test
  void startOfAHeader() throws IOException {
    byte[] whole = ElfBuilder.withoutGo(ElfBuilder.EXECUTABLE);
    for (int size : new int[] {4, 15, 16, 63}) {
      refused(
          file(java.util.Arrays.copyOf(whole, size)),
          ": truncated: " + Amount.of(size, "byte") + ", less than an ELF header");
    }
  }

  @Test
  void coreFile() throws IOException {
    refused(file(ElfBuilder.withoutGo(ElfBuilder.CORE)), ": a core file, not a program");
  }

  @Test
  void objectFile() throws IOException {
    refused(file(ElfBuilder.withoutGo(1)), ": an object file that is not linked yet");
  }

  @Test
  void programWithoutGo() throws IOException {
    refused(
        file(ElfBuilder.withoutGo(ElfBuilder.EXECUTABLE)),
        ": no Go in it: neither build info nor a table of functions nor a build ID of Go's (packed,"
            + " for example by upx? unpack it first)");
  }

  @Test
  void directory() {
    refused(folder, " is a folder, not a file");
  }

  /** Opening one would wait for somebody to write to it. */
  @Test
  void fifo() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    refused(fifo, " is not a regular file");
  }

  @Test
  void device() {
    refused(Path.of("/dev/zero"), " is not a regular file");
  }

  @Test
  void missingFile() {
    refused(folder.resolve("missing"), " does not exist");
  }

  /** A name can hold anything, and what others wrote is not obeyed. */
  @Test
  void nameThatTurnsTheTerminalOver() {
    inspect("--binary", "\u001b[2J\u0007")
        .failedWith(ExitCode.USAGE, "staleframe: \\x1b[2J\\x07 does not exist");
  }

  @Test
  void linkToNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("missing"));
    refused(link, " is a link to a file that does not exist");
  }

  @Test
  void unreadableFile() throws IOException {
    Path file = file(ElfBuilder.withoutGo(ElfBuilder.EXECUTABLE));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");
    refused(file, " can't be read; are you allowed to?");
  }

  @Test
  void noName() {
    inspect("--binary", "")
        .failedWith(
            ExitCode.USAGE,
            "staleframe: --binary needs a value, not \"\"",
            "Try `staleframe inspect --help`.");
  }

  @Test
  void nothingToInspect() {
    inspect()
        .failedWith(
            ExitCode.USAGE, "staleframe: what is to be inspected? Give a PID, --core or --binary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 --binary x | give a PID or a file, not both",
        "1 --core x | give a PID or a file, not both",
        "--core x --watch | --watch is for a running process: give its PID",
        "1 --for 5 | --for takes 1 to 86400 seconds, and needs --watch",
        "1 --watch --for 0 | --for takes 1 to 86400 seconds, and needs --watch",
        "1 --watch --for 86401 | --for takes 1 to 86400 seconds, and needs --watch",
      })
  void whatDoesNotGoTogether(String arguments, String message) {
    inspect(arguments.split(" ")).failedWith(ExitCode.USAGE, "staleframe: " + message);
  }

  /** In one line, with the name of the file, and nothing on standard output. */
  private void refused(Path file, String why) {
    inspect("--binary", file.toString()).failedWith(ExitCode.USAGE, "staleframe: " + file + why);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  private static Captured inspect(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "inspect";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Captured.run(Map.of(), arguments);
  }
}
