package dev.staleframe.dating;

import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import dev.staleframe.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A log of which the release is known.
 *
 * @param name its file, for messages
 * @param release what printed it
 * @param text the log
 */
public record DatedLog(String name, Release release, String text) {
  /** So many frames of Go's own date a log. */
  public static final int ENOUGH = 5;

  private static final List<String> FOLDERS = List.of("dating-corpus", "crash-corpus");

  /** Built with one file of another release: such a program has no release. */
  private static final String MIXED = "check-only";

  private static final Pattern ROOT =
      Pattern.compile("(?m)^(\\s+)(?:\\S*/toolchain@v[^/\\s]+|/usr/local/go)/src/");

  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^\\s+(?:runtime|internal|net|time|sync|os|slices|sort)/\\S+\\.(?:go|s):(\\d+)");

  public static List<DatedLog> all() {
    List<DatedLog> logs = new ArrayList<>();
    Path resources =
        Path.of(System.getProperty("staleframe.home"), "harness-java/src/test/resources");
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(resources.resolve(folder))) {
        files
            .filter(file -> file.getParent().getFileName().toString().startsWith("go1."))
            .filter(file -> !file.getFileName().toString().contains(MIXED))
            .sorted()
            .map(DatedLog::read)
            .forEach(logs::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return logs;
  }

  private static DatedLog read(Path file) {
    String folder = file.getParent().getFileName().toString();
    try {
      return new DatedLog(
          folder + "/" + file.getFileName(),
          Release.parse(folder),
          Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the program would have printed it if it were built with {@code -trimpath}. */
  public DatedLog trimmed() {
    return new DatedLog(name, release, ROOT.matcher(text).replaceAll("$1"));
  }

  boolean pathNamesRelease() {
    return text.contains("/toolchain@v0.0.1-go" + release + ".");
  }

  /** With one digit of a line number changed. */
  DatedLog damaged(Random random) {
    List<MatchResult> lines = LINE.matcher(text).results().toList();
    MatchResult line = lines.get(random.nextInt(lines.size()));
    int at = line.start(1) + random.nextInt(line.end(1) - line.start(1));
    StringBuilder changed = new StringBuilder(text);
    changed.setCharAt(at, (char) ('0' + random.nextInt(10)));
    return new DatedLog(name, release, changed.toString());
  }

  public Dating date() {
    return ReleaseDating.date(CrashLogParser.parse(text).crashes());
  }

  private Stream<Goroutine> stacks() {
    return CrashLogParser.parse(text).crashes().stream().flatMap(c -> c.goroutines().stream());
  }

  public int goFrames() {
    return (int)
        stacks().flatMap(g -> g.frames().stream()).filter(f -> file(f).isPresent()).count();
  }

  /** The frames of Go's own that the release does not have. */
  List<String> misfits() {
    int number = LineTable.ofStaleframe().releases().indexOf(release);
    return stacks()
        .flatMap(goroutine -> goroutine.frames().stream())
        .filter(frame -> file(frame).map(file -> !fits(frame, file, number)).orElse(false))
        .map(Frame::place)
        .toList();
  }

  private static boolean fits(Frame frame, SourceFile file, int number) {
    FunctionName function = FunctionName.of(frame.function());
    return file.fits(function, frame.line(), Optional.empty()).values().stream()
        .anyMatch(releases -> releases.get(number));
  }

  private static Optional<SourceFile> file(Frame frame) {
    LineTable table = LineTable.ofStaleframe();
    return SourcePath.of(frame.file(), table)
        .filter(path -> path.holds(frame, table))
        .flatMap(path -> table.file(path.path()));
  }
}
