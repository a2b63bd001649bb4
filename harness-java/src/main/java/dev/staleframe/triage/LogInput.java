package dev.staleframe.triage;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where logs come from: files, folders, standard input. */
public final class LogInput {
  private static final String STANDARD_INPUT = "-";

  private LogInput() {}

  /**
   * Reads and judges what is named.
   *
   * @param names files; folders, which stand for all files in them; {@code -}
   * @throws StaleframeException exit code 2 for what isn't there, or can't be read
   */
  public static List<TriagedLog> triage(List<String> names, InputStream standardInput) {
    return names.stream().flatMap(name -> triage(name, standardInput)).toList();
  }

  private static Stream<TriagedLog> triage(String name, InputStream standardInput) {
    if (name.equals(STANDARD_INPUT)) {
      return Stream.of(read(name, standardInput));
    }
    Path path = Path.of(name);
    return Files.isDirectory(path)
        ? files(path).stream().map(LogInput::read)
        : Stream.of(read(path));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      List<Path> files = entries.filter(Files::isRegularFile).sorted().toList();
      if (files.isEmpty()) {
        throw StaleframeException.usage("there is no file in %s".formatted(folder));
      }
      return files;
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    } catch (UncheckedIOException e) { // Met on the way down.
      throw unreadable(folder.toString(), e.getCause());
    }
  }

  private static TriagedLog read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static TriagedLog read(String name, InputStream in) {
    try {
      return LogTriage.of(name, in);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static StaleframeException unreadable(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return StaleframeException.usage("there is no file %s".formatted(name));
    }
    String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return StaleframeException.usage("%s can't be read: %s".formatted(name, why));
  }
}
