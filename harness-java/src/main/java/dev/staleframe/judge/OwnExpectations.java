package dev.staleframe.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.staleframe.JsonFault;
import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users expect themselves, from a file; the first entry that fits decides, and where none
 * does, what is known of the releases. The format is in {@code docs/expectations.md}.
 */
public final class OwnExpectations implements BiFunction<Witness, Cell, Finding> {
  private static final String RELEASES = "releases";
  private static final String EXPECTED = "expected";

  /** What an entry can be about, and what that is of a witness and a cell. */
  private static final Map<String, BiFunction<Witness, Cell, String>> MEMBERS =
      new TreeMap<>(
          Map.of(
              "witness", (witness, cell) -> witness.name(),
              "scenario", (witness, cell) -> cell.scenario().name(),
              "patch", (witness, cell) -> cell.patch().toString(),
              "amplifier", (witness, cell) -> cell.amplifier().toString(),
              "godebug", (witness, cell) -> cell.godebug().toString(),
              "place", (witness, cell) -> cell.place().toString(),
              "arch", (witness, cell) -> cell.arch()));

  /** The value of a member as cells have it; it refuses one that no cell can have. */
  private static final Map<String, UnaryOperator<String>> VALUES =
      Map.of(
          "witness", name -> Witness.named(List.of(name)).get(0).name(),
          "patch", name -> Patch.parse(name).toString(),
          "amplifier", name -> oneOf(Amplifier.values(), name),
          "godebug", text -> Godebug.parse(text).toString(),
          "place", name -> oneOf(Place.values(), name),
          "arch", name -> oneOf(Arch.values(), name));

  private final List<Entry> entries;

  private OwnExpectations(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * An expectation.
   *
   * @param releases of which it holds, or null for all
   * @param members what else must be so, by the names of {@link #MEMBERS}
   * @param expected what must be seen then
   */
  private record Entry(ReleaseRange releases, Map<String, String> members, Finding expected) {
    boolean fits(Witness witness, Cell cell) {
      return (releases == null || releases.contains(cell.release()))
          && members.entrySet().stream()
              .allMatch(
                  member ->
                      MEMBERS.get(member.getKey()).apply(witness, cell).equals(member.getValue()));
    }
  }

  /**
   * Reads a file.
   *
   * @param scenarios what scenarios there are
   * @throws StaleframeException exit code 2 if it can't be read or is not as it should be
   */
  public static OwnExpectations read(Path file, ScenarioCatalog scenarios) {
    try {
      JsonNode list = new ObjectMapper().readTree(Files.readString(file)).path("expectations");
      if (!list.isArray() || list.isEmpty()) {
        throw wrong(file, "it has no list \"expectations\" with an entry");
      }
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : list) {
        entries.add(entry(file, entries.size() + 1, entry, scenarios));
      }
      return new OwnExpectations(entries);
    } catch (JsonProcessingException e) {
      throw wrong(file, JsonFault.of(e));
    } catch (IOException e) {
      throw StaleframeException.usage(
          "can't read the expectations %s (%s)".formatted(file, e.getClass().getSimpleName()));
    }
  }

  private static StaleframeException wrong(Path file, String what) {
    return StaleframeException.usage("the expectations %s: %s".formatted(file, what));
  }

  private static String oneOf(Object[] values, String name) {
    List<String> names = Arrays.stream(values).map(Object::toString).toList();
    if (!names.contains(name)) {
      throw StaleframeException.usage(
          "there is no \"%s\"; there are: %s".formatted(name, String.join(", ", names)));
    }
    return name;
  }

  private static Entry entry(Path file, int number, JsonNode entry, ScenarioCatalog scenarios) {
    ReleaseRange releases = null;
    Finding expected = null;
    Map<String, String> members = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : entry.properties()) {
      String value = member.getValue().asText();
      switch (member.getKey()) {
        case RELEASES -> releases = releases(file, number, value);
        case EXPECTED -> expected = finding(value).orElse(null);
        default -> members.put(member.getKey(), value);
      }
    }
    Optional<String> unknown =
        members.keySet().stream().filter(name -> !MEMBERS.containsKey(name)).findFirst();
    if (unknown.isPresent()) {
      throw wrong(
          file,
          "entry %d has a member \"%s\"; there are: %s".formatted(number, unknown.get(), names()));
    }
    if (expected == null) {
      throw wrong(
          file, "entry %d must have \"expected\": \"stale\" or \"consistent\"".formatted(number));
    }
    members.replaceAll((member, value) -> value(file, number, member, value, scenarios));
    return new Entry(releases, members, expected);
  }

  private static String value(
      Path file, int number, String member, String value, ScenarioCatalog scenarios) {
    try {
      return member.equals("scenario")
          ? scenarios.find(value).name()
          : VALUES.get(member).apply(value);
    } catch (StaleframeException e) {
      throw wrong(file, "entry %d: %s".formatted(number, e.getMessage()));
    }
  }

  private static ReleaseRange releases(Path file, int number, String text) {
    try {
      ReleaseRange range =
          text.startsWith("[")
              ? ReleaseRange.parse(text)
              : ReleaseRange.of(dev.staleframe.release.Release.parse(text));
      if (range.endsBefore(InstalledGo.OLDEST)) {
        throw StaleframeException.usage(
            "%s holds no release of Go %s or newer, and no other is run"
                .formatted(text, InstalledGo.OLDEST));
      }
      return range;
    } catch (StaleframeException e) {
      throw wrong(file, "entry %d: %s".formatted(number, e.getMessage()));
    }
  }

  private static Optional<Finding> finding(String label) {
    return Stream.of(Finding.STALE, Finding.CONSISTENT)
        .filter(finding -> finding.toString().equals(label))
        .findFirst();
  }

  private static String names() {
    return Stream.concat(Stream.of(RELEASES), MEMBERS.keySet().stream())
        .collect(Collectors.joining(", "));
  }

  @Override
  public Finding apply(Witness witness, Cell cell) {
    return entries.stream()
        .filter(entry -> entry.fits(witness, cell))
        .findFirst()
        .map(Entry::expected)
        .orElseGet(() -> witness.expected(cell));
  }
}
