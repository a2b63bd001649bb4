package dev.staleframe.study;

import dev.staleframe.report.ExploreReport;
import dev.staleframe.report.ExploreResult.Control;
import dev.staleframe.report.ExploreResult.Finding;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.script.program.StandaloneProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A finding as an issue that can be filed as it is. */
final class IssueText {
  private static final int MOST_LINES = 80;

  private IssueText() {}

  /**
   * The text, in Markdown.
   *
   * @param log what a run of it wrote to standard error; empty if nothing
   * @param arch the architecture, as GOARCH names it
   */
  static String of(Finding finding, String log, String arch) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + finding.title() + " (go" + finding.release() + " linux/" + arch + ")");
    lines.add("");
    lines.add("What the program does, as nested steps:");
    lines.add("");
    fenced(lines, List.of(finding.scenario()));
    lines.add("%s processes show it. %s.".formatted(finding.count(), sentence(finding.range())));
    finding
        .breaks()
        .forEach(
            rule ->
                lines.add("It breaks a rule, so that it need be no fault of Go: " + rule + "."));
    finding.knownBug().ifPresent(bug -> lines.add("This is the known bug " + bug + "."));
    finding
        .resembles()
        .ifPresent(
            bug -> lines.add("It looks like the known bug " + bug + ", but may be another."));
    lines.add("");
    controls(lines, finding);
    program(lines, finding);
    if (!log.isBlank()) {
      lines.add("## What it prints");
      lines.add("");
      fenced(lines, log.lines().limit(MOST_LINES).map(IssueText::withoutFolders).toList());
    }
    return String.join("\n", lines) + "\n";
  }

  private static void program(List<String> lines, Finding finding) {
    if (finding.program().equals(Explanation.NO_PROGRAM)) {
      return;
    }
    lines.add("## Program");
    lines.add("");
    lines.add(
        "`program/main.go`, to be run there with `GOTOOLCHAIN=go%s %s`."
            .formatted(finding.release(), command(finding)));
    lines.add(sentence(finding.program()) + ".");
    lines.add("");
  }

  private static String command(Finding finding) {
    return StandaloneProgram.command(ScriptParser.parse(finding.scenario()), Map.of("efence", "1"));
  }

  /** Where Go is on this machine is nobody's business. */
  private static String withoutFolders(String line) {
    return line.replaceAll("\\S*/toolchain@[^/\\s]+/", "GOROOT/")
        .replaceAll("\\S*/go-fixtures/", "go-fixtures/");
  }

  private static void controls(List<String> lines, Finding finding) {
    if (finding.controls().isEmpty()) {
      return;
    }
    lines.add("## The same with one thing changed");
    lines.add("");
    fenced(lines, ExploreReport.controls(finding));
    String gone =
        finding.controls().stream()
            .filter(Control::vanishes)
            .map(Control::name)
            .collect(Collectors.joining(", "));
    lines.add(
        gone.isEmpty()
            ? "None of these makes it vanish."
            : "It vanishes with: " + gone + ". These experiments say no more than that.");
    lines.add("");
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static void fenced(List<String> lines, List<String> text) {
    lines.add("```");
    lines.addAll(text);
    lines.add("```");
    lines.add("");
  }
}
