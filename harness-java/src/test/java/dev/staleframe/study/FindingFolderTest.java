package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.report.ExploreResult.Count;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingFolderTest {
  private static final String SCENARIO = "with tracer; call { callback { grow } park }";

  @TempDir private Path output;

  private static Finding finding(List<Control> controls, String program) {
    return new Finding(
        "SIGSEGV in runtime.x",
        "crash",
        "1.23.0",
        SCENARIO,
        4,
        true,
        SCENARIO,
        1,
        new Count(4, 3),
        Optional.empty(),
        Optional.empty(),
        "seen in Go 1.23.0; others were not tried",
        "",
        Optional.empty(),
        Optional.of("73664"),
        Optional.empty(),
        true,
        List.of(),
        List.of(),
        List.of(),
        controls,
        program);
  }

  @Test
  void isGoneWithAllThatIsInIt() throws IOException {
    FindingFolder folder = FindingFolder.of(output, 1, "SIGSEGV in runtime.x");
    folder.write(finding(List.of(), "confirmed"), 7, "log", "amd64");
    Files.createDirectories(folder.program());
    Files.writeString(folder.program().resolve("main.go"), "package main");
    folder.remove();
    assertFalse(Files.exists(folder.path()));
    assertTrue(Files.exists(output.resolve("findings")));
  }

  @Test
  void allThatBelongsToItIsThere() throws IOException {
    FindingFolder folder = FindingFolder.of(output, 1, "SIGSEGV in runtime.x");
    Control control = new Control("tracefpunwindoff=1", new Count(10, 0), true, Optional.empty());
    folder.write(finding(List.of(control), "confirmed"), 7, "SIGSEGV: oops\n", "amd64");

    assertEquals(output.resolve("findings/01-sigsegv-in-runtime-x"), folder.path());
    String scenario = Files.readString(folder.path().resolve("scenario.txt"));
    assertEquals(SCENARIO, ScriptParser.parse(scenario).toString(), "it can be replayed as it is");
    assertTrue(scenario.contains("seed 7"));
    assertEquals("SIGSEGV: oops\n", Files.readString(folder.path().resolve("crash.log")));
    assertTrue(
        Files.readString(folder.path().resolve("controls.txt"))
            .contains("tracefpunwindoff=1  0 of 10  yes"));
    assertTrue(Files.readString(folder.path().resolve("releases.txt")).contains("1.23.0"));
    String issue = Files.readString(folder.path().resolve("issue.md"));
    assertTrue(issue.startsWith("# SIGSEGV in runtime.x (go1.23.0 linux/amd64)\n"), issue);
    assertTrue(issue.contains("It vanishes with: tracefpunwindoff=1."), issue);
    assertTrue(issue.contains("3 of 4 processes show it."), issue);
    assertTrue(issue.contains("It looks like the known bug 73664, but may be another."), issue);
    assertTrue(issue.contains("\nConfirmed.\n"), issue);
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    String issue = IssueText.of(finding(List.of(), Explanation.NO_PROGRAM), "", "amd64");
    assertFalse(issue.contains("## "), issue);
  }

  @Test
  void foldersOfThisMachineAreNotToldToAnybody() {
    String log =
        "runtime.x()\n\t/home/me/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.23.0.linux-amd64/src/x.go:1\n"
            + "\t/home/me/staleframe/go-fixtures/internal/step/grow.go:2 +0x1\n";
    String issue = IssueText.of(finding(List.of(), "x"), log, "amd64");
    assertFalse(issue.contains("/home/me"), issue);
    assertTrue(issue.contains("\tGOROOT/src/x.go:1\n\tgo-fixtures/internal/step/grow.go:2 +0x1"));
  }

  @Test
  void nameFitsAFolder() {
    Path path = FindingFolder.of(output, 12, "panic: ../../" + "x".repeat(300)).path();
    assertEquals(output.resolve("findings"), path.getParent());
    assertTrue(path.getFileName().toString().startsWith("12-panic-x"));
    assertEquals(60, path.getFileName().toString().length());
  }
}
