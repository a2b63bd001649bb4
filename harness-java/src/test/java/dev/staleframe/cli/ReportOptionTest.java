package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.journal.LockHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --report FORMAT=FILE}: what can't be written is found out before anything is run. */
class ReportOptionTest {
  @TempDir private Path temporary;

  @TempDir private Path cache;

  private Path folder;

  @BeforeEach
  void realFolder() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    Path missing = folder.resolve("a/b");
    reproduce("--report", "junit=" + missing.resolve("report.xml"))
        .failedWith(
            ExitCode.USAGE,
            "staleframe: --report: there is no folder " + missing + " for report.xml");
  }

  @Test
  void folderIsNoFile() {
    reproduce("--report", "json=" + folder)
        .failedWith(
            ExitCode.USAGE, "staleframe: --report: " + folder + " is there, and is no file");
  }

  /** Also a device, which would be replaced by a file. */
  @Test
  void deviceIsNoFile() {
    reproduce("--report", "json=/dev/null")
        .failedWith(ExitCode.USAGE, "staleframe: --report: /dev/null is there, and is no file");
  }

  @Test
  void folderWithoutTheRightToWrite() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assertTrue(locked.toFile().setWritable(false));
    assumeFalse(Files.isWritable(locked), "root may write everywhere");
    reproduce("--report", "json=" + locked.resolve("a.json"))
        .failedWith(
            ExitCode.USAGE,
            "staleframe: --report: can't write a.json: no right to write to " + locked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit", "junit=", "report.xml"})
  void noFormatOrNoFile(String value) {
    reproduce("--report", value)
        .failedWith(
            ExitCode.USAGE,
            "staleframe: --report needs a format and a file, as in junit=report.xml, not \""
                + value
                + "\"");
  }

  @Test
  void unknownFormat() {
    Captured captured = reproduce("--report", "xml=a.xml");
    assertEquals(ExitCode.USAGE.code(), captured.exitCode());
    assertTrue(
        captured
            .err()
            .startsWith("staleframe: --report xml=a.xml: expected text, json, junit, markdown, "),
        captured.err());
  }

  @Test
  void twoReportsInOneFile() {
    Path file = folder.resolve("a");
    reproduce("--report", "json=" + file, "--report", "junit=" + folder.resolve("./a"))
        .failedWith(ExitCode.USAGE, "staleframe: --report: two reports would go to " + file);
  }

  @Test
  void noFileIsTouchedByACommandThatDoesNotRun() throws IOException {
    Path old = Files.writeString(folder.resolve("old.xml"), "old");
    reproduce("--runs", "0", "--report", "junit=" + old, "--report", "json=" + folder.resolve("n"));
    assertEquals("old", Files.readString(old));
    assertEquals(List.of("old.xml"), names());
  }

  @Test
  void reportTakesThePlaceOfTheOldOneAndLeavesNothingBeside() throws IOException {
    Path old = Files.writeString(folder.resolve("old.xml"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), old);
    List<ReportFile> reports =
        ReportFile.parse(List.of("junit=" + link, "markdown=" + folder.resolve("new.md")));
    reports.forEach(
        report -> report.write(out -> report.format().writer().write(Results.EMPTY, out)));
    reports.forEach(ReportFile::close);

    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(old).contains("<testsuites"));
    assertTrue(Files.readString(folder.resolve("new.md")).startsWith("## "));
    assertEquals(List.of("link", "new.md", "old.xml"), names());
  }

  @Test
  void folderThatWentAwayMeanwhileIsTheEnvironmentsFault() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    ReportFile lost = ReportFile.parse(List.of("json=" + gone.resolve("a"))).get(0);
    ReportFile other = ReportFile.parse(List.of("json=" + folder.resolve("b"))).get(0);
    Files.delete(gone.resolve(".a.staleframe.lock"));
    Files.delete(gone);

    StaleframeException e;
    try (Reports reports = new Reports(Format.TEXT, List.of(lost, other))) {
      Terminal terminal = Captured.terminal(Results.sink(), Results.sink());
      e = assertThrows(StaleframeException.class, () -> reports.write(Results.EMPTY, terminal));
    }
    assertEquals(ExitCode.ENVIRONMENT, e.exitCode());
    assertTrue(
        e.getMessage().startsWith("can't write the report " + gone.resolve("a")), e::toString);
    assertEquals(List.of("b"), names(), "the other one is written all the same");
  }

  @Test
  void fileThatAnotherProcessIsAboutToWriteIsRefused() throws Exception {
    Path file = folder.resolve("a.json");
    try (LockHolder holder = LockHolder.of(folder.resolve(".a.json.staleframe.lock"))) {
      reproduce("--report", "json=" + folder.resolve("b"), "--report", "json=" + file)
          .failedWith(
              ExitCode.USAGE,
              "staleframe: --report: %s is in use by process %d;".formatted(file, holder.pid()),
              "wait until that has ended, or choose another file");
    }
    assertEquals(
        ExitCode.ENVIRONMENT.code(), reproduce("--report", "json=" + file).exitCode(), "no Go");
    assertEquals(List.of(), names(), "nor is the other one held any more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal.ndjson", "search.json", "result.json"})
  void recordsAreNotWrittenOver(String name) throws IOException {
    Path record = Files.writeString(folder.resolve(name), "kept");
    Path link = Files.createSymbolicLink(folder.resolve("link"), record);
    for (Path file : List.of(record, link)) {
      reproduce("--report", "html=" + file)
          .failedWith(
              ExitCode.USAGE,
              "staleframe: --report: %s has a name that is kept for records of a run; choose another file"
                  .formatted(record));
    }
    assertEquals("kept", Files.readString(record));
  }

  /** What they print is not the result of a study. */
  @ParameterizedTest
  @ValueSource(
      strings = {"bisect --good 1.22.0 --bad 1.23.0", "explore", "doctor", "inspect 1", "triage x"})
  void commandsWithOtherResultsSayWhichFormatsTheyHave(String command) {
    String name = command.split(" ")[0];
    for (String format : List.of("junit", "markdown", "github", "html")) {
      run((command + " --format " + format).split(" "))
          .failedWith(
              ExitCode.USAGE,
              "staleframe: Invalid value for option '--format': expected text, json, not " + format,
              "Try `staleframe " + name + " --help`.");
    }
    Captured report = run((command + " --report junit=x").split(" "));
    assertEquals(ExitCode.USAGE.code(), report.exitCode());
    assertFalse(Captured.run(Map.of(), name, "--help").out().contains("junit"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Captured reproduce(String... options) {
    return run(Stream.concat(Stream.of("reproduce"), Stream.of(options)).toArray(String[]::new));
  }

  private Captured run(String... arguments) {
    return Captured.run(Map.of("STALEFRAME_CACHE", cache.toString()), arguments);
  }
}
