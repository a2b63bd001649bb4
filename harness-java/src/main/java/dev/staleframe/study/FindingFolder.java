package dev.staleframe.study;

import dev.staleframe.StaleframeException;
import dev.staleframe.report.ExploreReport;
import dev.staleframe.report.ExploreResult.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of a finding.
 *
 * @param path where it is
 */
record FindingFolder(Path path) {
  private static final int LONGEST_NAME = 60;

  /**
   * The one of that finding of a run.
   *
   * @param output the run's folder
   * @param number which finding, from 1
   */
  static FindingFolder of(Path output, int number, String title) {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String name = String.format(Locale.ROOT, "%02d-%s", number, words);
    return new FindingFolder(
        output
            .resolve("findings")
            .resolve(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME)));
  }

  /** Where the program goes. */
  Path program() {
    return path.resolve("program");
  }

  /**
   * Writes all but the program; what was there is written over.
   *
   * @param log a log of it; empty if there is none
   */
  void write(Finding finding, long seed, String log, String arch) {
    try {
      Files.createDirectories(path);
      Files.writeString(path.resolve("scenario.txt"), scenario(finding, seed));
      Files.writeString(path.resolve("releases.txt"), finding.range() + "\n");
      List<String> controls = ExploreReport.controls(finding);
      Files.writeString(path.resolve("controls.txt"), String.join("\n", controls) + "\n");
      Files.writeString(path.resolve("issue.md"), IssueText.of(finding, log, arch));
      if (!log.isEmpty()) {
        Files.writeString(path.resolve("crash.log"), log);
      }
    } catch (IOException e) {
      throw StaleframeException.environment(
          "can't write to %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Takes it away, with all that is in it. */
  void remove() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw StaleframeException.environment("can't remove " + path, e);
    }
  }

  private static String scenario(Finding finding, long seed) {
    return """
        # %s, Go %s
        # found by seed %d with: %s
        # again: ./staleframe explore --go %s --replay "$(cat scenario.txt)"
        %s
        """
        .formatted(
            finding.title(),
            finding.release(),
            seed,
            finding.foundBy(),
            finding.release(),
            finding.scenario());
  }
}
