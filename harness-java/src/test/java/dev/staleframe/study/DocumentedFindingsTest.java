package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Symptom.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The findings that are shipped: a folder each, which a search then takes for known. */
class DocumentedFindingsTest {
  private static final Path FINDINGS = Path.of(System.getProperty("staleframe.home"), "findings");
  private static final Baseline ALL = DocumentedFindings.read(FINDINGS, "amd64");
  private static final String WALK = "SIGSEGV in runtime.fpTracebackPCs";
  private static final String SPLIT = "fatal error: runtime: split stack overflow";

  /** A scenario in a README: indented, or quoted as code. */
  private static final Pattern SCENARIO = Pattern.compile("(?m)(?:^    |`)(with [^`\n]+)");

  @TempDir private Path folder;

  static List<String> folders() throws IOException {
    try (Stream<Path> all = Files.list(FINDINGS)) {
      return all.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static Discovery found(Kind kind, String title, String resembles, String scenario) {
    Script script = ScriptParser.parse(scenario);
    Symptom symptom = new Symptom(kind, title, Optional.empty(), Optional.ofNullable(resembles));
    return new Discovery(symptom, script, script, false, new Count(4, 4), null, 0);
  }

  private static String source(String release, Discovery found) {
    return ALL.source(found, Release.parse(release)).orElse("new");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void eachFolderIsInTheBaselineAndInTheTable(String name) throws IOException {
    assertTrue(
        Files.exists(FINDINGS.resolve(name).resolve(DocumentedFindings.FILE)),
        () -> "findings/%s has no %s".formatted(name, DocumentedFindings.FILE));
    String readme = Files.readString(FINDINGS.resolve("README.md"));
    assertTrue(
        readme.contains("| [%s](%s/README.md) |".formatted(name, name)),
        () -> "findings/README.md has no row of " + name);
  }

  /** The scenario that a folder says it was found by is told by its entry, and by no other. */
  @ParameterizedTest
  @MethodSource("folders")
  void theScenarioOfAFolderIsItsOwn(String name) throws IOException {
    String readme = Files.readString(FINDINGS.resolve(name).resolve("README.md"));
    Matcher matcher = SCENARIO.matcher(readme);
    assertTrue(matcher.find(), "it names no scenario");
    Script scenario = ScriptParser.parse(matcher.group(1));
    assertEquals(
        List.of("findings/" + name),
        ALL.entries().stream()
            .filter(entry -> entry.ways().stream().anyMatch(way -> Steering.isIn(way, scenario)))
            .map(BaselineEntry::source)
            .distinct()
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.27.4 | with tracer; call { callback { grow coro { call { park } } } } | coro-in-callback",
        "1.27.4 | with gc, flight; lock { noescape { callback { hold 9 { coro { call { } } } } } }"
            + " | coro-in-callback",
        "1.27.4 | with tracer; grow noescape { callback { pull { call { park } } next } }"
            + " | coro-in-callback",
        "1.22.12 | with tracer; call { callback { grow coro { call { park } } } } | new",
        "1.27.4 | with tracer; exits { call { callback { goexit } } } | panic-beyond-c",
        "1.21.13 | with tracer; exits { call { callback { goexit } } } | panic-beyond-c",
        "1.27.4 | with tracer; recovers { call { callback { panics } } } | panic-beyond-c",
        "1.27.4 | with tracer; call { callback { grow } park } | new",
        "1.27.4 | with tracer; recovers { panics } | new",
        "1.27.4 | with gc; call { callback { grow coro { call { park } } } } | new",
      })
  void aWalkIsToldByItsScenario(String release, String scenario, String name) {
    String expected = name.equals("new") ? name : "findings/" + name;
    assertEquals(expected, source(release, found(Kind.CRASH, WALK, "75478", scenario)));
    assertEquals(expected, source(release, found(Kind.CRASH, WALK, null, scenario)));
    assertEquals("new", source(release, found(Kind.TRACE, Symptoms.WRONG_STACK, null, scenario)));
    assertEquals("new", source(release, found(Kind.CRASH, "SIGSEGV in x", null, scenario)));
  }

  /** If issue 69087 comes back, no other fault hides it. */
  @Test
  void whatLooksLikeTheIssueIsNew() {
    String scenario = "with tracer; call { callback { grow coro { call { park } } } park }";
    assertEquals("new", source("1.27.4", found(Kind.CRASH, WALK, "69087", scenario)));
    assertEquals(
        "new", source("1.27.4", found(Kind.PROBE, Symptoms.STALE_POINTER, null, scenario)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hang in play.(*Play).Run | with cgotraceback; call { callback { hold 200 { dump } } }"
            + " | true",
        "hang | with race, cgotraceback; thread { callback { hold 200 { spawn { stack } } } } | true",
        "hang | call { callback { hold 200 { dump } } } | false",
        "hang | with cgotraceback; hold 200 { dump } | false",
        "hang in play.elsewhere | with cgotraceback; call { callback { stack sleep } } | false",
        "hang | with cgotraceback; call { callback { channel } } | false",
      })
  void aHangIsToldByItsScenario(String title, String scenario, boolean known) {
    String expected = known ? "findings/symbolizer-elides" : "new";
    assertEquals(expected, source("1.27.4", found(Kind.HANG, title, null, scenario)));
    assertEquals("new", source("1.27.4", found(Kind.CRASH, title, null, scenario)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.27.4 | with race; cleanup { } | efence-race-cleanup",
        "1.24.13 | with race; cleanup { } | new",
        "1.27.4 | cleanup { } | new",
        "1.27.4 | with race; finalizer { } | new",
      })
  void aCleanupIsToldByItsBuild(String release, String scenario, String name) {
    String expected = name.equals("new") ? name : "findings/" + name;
    assertEquals(expected, source(release, found(Kind.CRASH, SPLIT, null, scenario)));
    assertEquals(expected, source(release, found(Kind.CRASH, "SIGSEGV", null, scenario)));
    assertEquals("new", source(release, found(Kind.CRASH, "SIGSEGV in x", null, scenario)));
  }

  @Test
  void faultsOfOtherArchitecturesAreLeftOut() {
    List<String> arm64 =
        DocumentedFindings.read(FINDINGS, "arm64").entries().stream()
            .map(BaselineEntry::source)
            .toList();
    assertEquals(List.of("findings/symbolizer-elides"), arm64);
  }

  @Test
  void aWrongFileIsNamed() throws IOException {
    Path file = Files.createDirectory(folder.resolve("new-fault")).resolve("finding.json");
    Files.createDirectory(folder.resolve(".notes"));
    assertEquals(Baseline.NONE, DocumentedFindings.read(folder, "amd64"), "nothing is described");
    Files.writeString(file, "{\"symptoms\": [\"crash: x\"], \"scenarios\": []}");
    refuses("can't read " + file);
    Files.writeString(
        file,
        "{\"symptoms\": [], \"scenarios\": [\"cal { }\"], \"releases\": \"\", \"archs\": [\"amd64\"]}");
    refuses("can't read " + file + ": scenario:1:1");
  }

  private void refuses(String words) {
    String said = Failing.with(ExitCode.INTERNAL, () -> DocumentedFindings.read(folder, "amd64"));
    assertTrue(said.startsWith(words), said);
  }
}
