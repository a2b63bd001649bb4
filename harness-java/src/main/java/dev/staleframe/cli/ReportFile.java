package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import dev.staleframe.command.LiveProcesses;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.OutputLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A report that goes to a file, which no other process writes meanwhile.
 *
 * @param format its format
 * @param file the file
 * @param lock the right to write it
 */
record ReportFile(Format format, Path file, OutputLock lock) implements AutoCloseable {
  /** A value of {@code --report}. */
  private record Asked(Format format, Path file) {}

  /**
   * Reads values of {@code --report}, and keeps other processes from the files.
   *
   * @throws StaleframeException exit code 2 if one is none, or a file can't be written, or another
   *     process is about to write it
   */
  static List<ReportFile> parse(List<String> values) {
    List<Asked> all = new ArrayList<>();
    Set<Path> files = new HashSet<>();
    for (String value : values) {
      Asked asked = parse(value);
      if (!files.add(asked.file)) {
        throw StaleframeException.usage("--report: two reports would go to " + asked.file);
      }
      all.add(asked);
    }
    return locked(all);
  }

  private static List<ReportFile> locked(List<Asked> all) {
    List<ReportFile> reports = new ArrayList<>();
    try {
      for (Asked asked : all) {
        reports.add(new ReportFile(asked.format, asked.file, lock(asked.file)));
      }
      return reports;
    } catch (StaleframeException e) {
      reports.forEach(ReportFile::close);
      throw e;
    }
  }

  private static OutputLock lock(Path file) {
    try {
      OutputLock lock =
          OutputLock.take(
              file.resolveSibling("." + file.getFileName() + ".staleframe.lock"),
              "--report: " + file,
              "wait until that has ended, or choose another file");
      LiveProcesses.INSTANCE.beforeKilling(lock::close); // Ctrl-C leaves nothing beside the file.
      return lock;
    } catch (IOException e) {
      throw StaleframeException.usage("--report: can't write " + file + ": " + e.getMessage());
    }
  }

  private static Asked parse(String value) {
    int equals = value.indexOf('=');
    if (equals < 0 || equals == value.length() - 1) {
      throw StaleframeException.usage(
          "--report needs a format and a file, as in junit=report.xml, not \"" + value + "\"");
    }
    String format = value.substring(0, equals);
    try {
      return new Asked(
          new Labelled<>(Format.values()).convert(format),
          writable(Path.of(value.substring(equals + 1))));
    } catch (picocli.CommandLine.TypeConversionException e) {
      throw StaleframeException.usage("--report " + value + ": " + e.getMessage());
    } catch (InvalidPathException e) {
      throw StaleframeException.usage("--report " + value + ": no name of a file");
    }
  }

  /** The file itself where the name is a link: the link is to stay one. */
  private static Path writable(Path file) {
    try {
      if (Files.exists(file)) {
        if (!Files.isRegularFile(file)) {
          throw StaleframeException.usage("--report: " + file + " is there, and is no file");
        }
        return requireNoRecord(folderOf(file.toRealPath()));
      }
      return requireNoRecord(folderOf(file.toAbsolutePath().normalize()));
    } catch (IOException e) {
      throw StaleframeException.usage("--report: can't write " + file + ": " + e.getMessage());
    }
  }

  /** A report must not take the place of what it is made from. */
  private static Path requireNoRecord(Path file) {
    if (OutputFolder.RECORDS.contains(file.getFileName().toString())) {
      throw StaleframeException.usage(
          "--report: %s has a name that is kept for records of a run; choose another file"
              .formatted(file));
    }
    return file;
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      throw StaleframeException.usage(
          "--report: there is no folder " + folder + " for " + file.getFileName());
    }
    if (!Files.isWritable(folder)) {
      throw StaleframeException.usage(
          "--report: can't write " + file.getFileName() + ": no right to write to " + folder);
    }
    return file;
  }

  /**
   * Writes the report; the file is the old one or the whole new one at any time.
   *
   * @throws StaleframeException exit code 3 if it can't be written
   */
  void write(Consumer<PrintStream> report) {
    Path unfinished =
        file.resolveSibling(".%s-%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      try (PrintStream out =
          new PrintStream(
              new BufferedOutputStream(
                  Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)),
              false,
              StandardCharsets.UTF_8)) {
        report.accept(out);
        if (out.checkError()) {
          throw new IOException("the disk is full, or the file can't be written to any more");
        }
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StaleframeException.environment(
          "can't write the report %s: %s".formatted(file, e.getMessage()), e);
    } finally {
      discard(unfinished);
    }
  }

  /** Gives the file free for other processes. */
  @Override
  public void close() {
    lock.close();
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // What could not be written need not be possible to delete either; that was told.
    }
  }
}
