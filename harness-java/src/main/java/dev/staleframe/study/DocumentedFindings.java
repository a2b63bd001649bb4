package dev.staleframe.study;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.StaleframeException;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The faults in {@code findings/}: folders with a {@value #FILE}, which says how to tell each. */
public final class DocumentedFindings {
  static final String FILE = "finding.json";

  private static final String SOURCE = "findings/";

  private static final Pattern CHOICE = Pattern.compile("\\w+(?:\\|\\w+)+");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  private DocumentedFindings() {}

  /**
   * The file of a fault.
   *
   * @param symptoms how it shows, as {@link BaselineEntry#symptoms()} has it
   * @param scenarios the scenario must have all that one of these has; {@code call|noescape} stands
   *     for either word
   * @param releases which releases have it
   * @param archs on which architectures, as GOARCH names them
   */
  private record Described(
      List<String> symptoms, List<String> scenarios, String releases, List<String> archs) {}

  /**
   * Reads them.
   *
   * @param findings the folder
   * @param arch faults of other architectures are left out
   * @throws StaleframeException exit code 4 if a folder has a file that is wrong
   */
  public static Baseline read(Path findings, String arch) {
    List<BaselineEntry> entries = new ArrayList<>();
    for (Path folder : folders(findings)) {
      Path file = folder.resolve(FILE);
      try {
        Described described = JSON.readValue(file.toFile(), Described.class);
        if (described.archs().contains(arch)) {
          entries.add(entry(SOURCE + folder.getFileName(), described));
        }
      } catch (IOException | StaleframeException e) {
        throw StaleframeException.internal(
            "can't read %s: %s".formatted(file, e.getMessage().lines().findFirst().orElse("")), e);
      }
    }
    return new Baseline(entries);
  }

  private static List<Path> folders(Path findings) {
    try (Stream<Path> all = Files.list(findings)) {
      return all.filter(folder -> Files.exists(folder.resolve(FILE))).sorted().toList();
    } catch (IOException e) {
      throw StaleframeException.internal("can't read " + findings, e);
    }
  }

  private static BaselineEntry entry(String source, Described described) {
    return new BaselineEntry(
        source,
        described.symptoms().stream().map(BaselineEntry::pattern).toList(),
        described.scenarios().stream()
            .flatMap(DocumentedFindings::written)
            .map(ScriptParser::parse)
            .toList(),
        Optional.of(ReleaseRange.parse(described.releases())));
  }

  /** Each choice of the words that are given as {@code call|noescape}. */
  private static Stream<String> written(String scenario) {
    Matcher choice = CHOICE.matcher(scenario);
    if (!choice.find()) {
      return Stream.of(scenario);
    }
    return Arrays.stream(choice.group().split("\\|"))
        .flatMap(
            word ->
                written(
                    scenario.substring(0, choice.start())
                        + word
                        + scenario.substring(choice.end())));
  }
}
