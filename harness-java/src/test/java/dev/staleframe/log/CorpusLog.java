package dev.staleframe.log;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A log of {@code crash-corpus} without its header.
 *
 * @param name its path there
 * @param text the output of the program
 */
record CorpusLog(String name, String text) {

  static List<CorpusLog> all() {
    Path folder =
        Path.of(System.getProperty("staleframe.home"))
            .resolve("harness-java/src/test/resources/crash-corpus");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(file -> new CorpusLog(folder.relativize(file).toString(), read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CorpusLog named(String name) {
    return all().stream().filter(log -> log.name.equals(name)).findFirst().orElseThrow();
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.substring(text.indexOf("\n\n") + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the parser finds in it; one log was reported with a prefix on its lines. */
  List<Crash> crashes() {
    return CrashLogParser.parse(hasPrefix() ? text.replaceAll("(?m)^TS ", "") : text).crashes();
  }

  boolean hasPrefix() {
    return text.startsWith("TS panic: ");
  }

  @Override
  public String toString() {
    return name;
  }
}
