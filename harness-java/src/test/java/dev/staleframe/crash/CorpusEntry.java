package dev.staleframe.crash;

import dev.staleframe.release.Release;
import dev.staleframe.triage.Judgement;
import dev.staleframe.triage.Triage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file of {@code crash-corpus}; its README.md tells the format.
 *
 * @param file where it is
 * @param header the lines above the first empty one
 * @param log the rest
 */
public record CorpusEntry(Path file, List<String> header, String log) {
  private static final List<String> GIVEN = List.of("SOURCE", "RELEASE", "LABEL", "REASON");
  private static final int TOP_FRAMES = 3;

  static Path folder() {
    return Path.of(System.getProperty("staleframe.home"))
        .resolve("harness-java/src/test/resources/crash-corpus");
  }

  /** Every file. */
  public static List<CorpusEntry> all() {
    try (Stream<Path> files = Files.walk(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(CorpusEntry::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CorpusEntry read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\n\n");
      return new CorpusEntry(
          file, text.substring(0, end).lines().toList(), text.substring(end + 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void rewrite(List<String> newHeader) throws IOException {
    String text = String.join("\n", newHeader) + "\n\n" + log;
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  /** What is to be said of it with the release known. */
  public Judgement judgement() {
    return judgement(log, release().map(Set::of).orElse(Set.of()));
  }

  /** What is to be said of a log, whatever became of it, by those releases. */
  public static Judgement judgement(String log, Set<Release> releases) {
    return CrashLogParser.parse(log).crashes().stream()
        .map(crash -> Triage.judge(crash, releases))
        .min(Comparator.comparing(Judgement::verdict))
        .orElseGet(
            () -> log.contains("WARNING: DATA RACE") ? Triage.ofRaces() : Triage.withoutCrash());
  }

  /** What a header field that a person wrote says. */
  public Optional<String> given(String field) {
    return header.stream()
        .filter(line -> line.startsWith(field + ": "))
        .map(line -> line.substring(field.length() + 2))
        .findFirst();
  }

  /** The release that printed it, if that was given. */
  public Optional<Release> release() {
    return given("RELEASE").map(Release::parse);
  }

  Optional<Crash> crash() {
    return CrashLogParser.parse(log).first();
  }

  /** The header as the code would have it: the given fields, then what it finds. */
  List<String> found() {
    Stream<String> kept =
        header.stream().filter(line -> GIVEN.contains(line.substring(0, line.indexOf(':'))));
    String verdict = "VERDICT: " + judgement().verdict();
    Stream<String> seen =
        crash().map(this::fields).orElse(Stream.of("TITLE:", "MATCHES: none", verdict));
    return Stream.concat(kept, seen).toList();
  }

  private Stream<String> fields(Crash crash) {
    Stream<String> first =
        Stream.of(
            "TITLE: " + crash.title(),
            "KIND: " + crash.kind(),
            "MATCHES: " + matches(crash, release()),
            "VERDICT: " + judgement().verdict(),
            "GOROUTINES: " + crash.goroutines().size());
    Stream<String> top = crash.topFrames(TOP_FRAMES).stream().map(f -> "TOP: " + f.place());
    return Stream.concat(first, top);
  }

  static String matches(Crash crash, Optional<Release> release) {
    return Signatures.match(crash, release)
        .map(m -> m.bug().id() + " " + m.witness().name().toLowerCase(Locale.ROOT))
        .orElse("none");
  }

  /** Its folder and name. */
  public String name() {
    return folder().relativize(file).toString();
  }

  @Override
  public String toString() {
    return name() + header.stream().collect(Collectors.joining("; ", " (", ")"));
  }
}
