package dev.staleframe.journal;

import dev.staleframe.Amount;
import dev.staleframe.StaleframeException;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends to {@code journal.ndjson} and stores crash logs beside it. Safe for many threads.
 *
 * <p>Each line is one write, handed to the operating system before the call returns: a harness that
 * is killed loses at most the trials in flight. Nothing that was in the journal before is touched.
 */
public final class JournalWriter implements AutoCloseable {
  static final String FILE = "journal.ndjson";

  private final Path file;
  private final RunHeader header;
  private final FileChannel channel;
  private final LogStore logs;
  private final OutputFolder.Locked folder;
  private long trials;
  private boolean closed;

  private JournalWriter(OutputFolder.Locked folder, RunHeader header) throws IOException {
    this.folder = folder;
    this.file = folder.path().resolve(FILE);
    this.header = header;
    this.logs = LogStore.beside(file);
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * Opens the journal of the folder, making it when it isn't there.
   *
   * @param folder the folder, which is given free when the journal is closed
   * @throws StaleframeException exit code 2 if the folder can't be written
   */
  public static JournalWriter open(OutputFolder.Locked folder, RunHeader header) {
    try {
      JournalWriter writer = new JournalWriter(folder, header);
      writer.requireOwn();
      writer.goToEnd();
      writer.line(JournalLine.of(header));
      return writer;
    } catch (IOException e) {
      folder.close();
      throw OutputFolder.unusable(folder.path(), e);
    } catch (StaleframeException e) {
      folder.close();
      throw e;
    }
  }

  /** The folder that the journal is in. */
  public Path folder() {
    return folder.path();
  }

  /** The journal's file. */
  public Path file() {
    return file;
  }

  /** What opened this run. */
  public RunHeader header() {
    return header;
  }

  /** How many trials were written in this run. */
  public synchronized long trials() {
    return trials;
  }

  /**
   * Stores a log by its content.
   *
   * @return its name in the store
   */
  public String store(String log) {
    try {
      return logs.store(log);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /** Appends a trial; after {@link #close} this does nothing, as the run is over then. */
  public void add(Trial trial) {
    byte[] line = JournalLine.of(trial);
    synchronized (this) {
      if (!closed) {
        try {
          line(line);
          trials++;
        } catch (IOException e) {
          throw lost(e);
        }
      }
    }
  }

  /**
   * Says that the run came to its end: all that was asked for has been run. After {@link #close}
   * this does nothing.
   */
  public synchronized void finish() {
    if (closed) {
      return;
    }
    if (!Files.exists(file)) {
      throw StaleframeException.environment(
          "the journal %s was removed while the run went on, and %s with it; run it again"
              .formatted(file, Amount.of(trials, "trial")));
    }
    try {
      line(JournalLine.end(trials));
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private StaleframeException lost(IOException e) {
    return StaleframeException.environment(
        "can't write to %s: %s; what is in it is whole up to here".formatted(file, e.getMessage()),
        e);
  }

  /**
   * Refuses a file that is no journal, and one that is a link to the journal of another folder in
   * use: the folder's own lock does not cover that.
   */
  private void requireOwn() throws IOException {
    if (channel.tryLock() == null) {
      throw StaleframeException.usage(
          "%s is in use by another process, which reaches it from another folder;%nchoose another folder with --output"
              .formatted(file));
    }
    ByteBuffer beginning = ByteBuffer.allocate(JournalLine.BEGINNING.length());
    channel.read(beginning, 0);
    String text = new String(beginning.array(), 0, beginning.position(), StandardCharsets.UTF_8);
    if (!JournalLine.BEGINNING.startsWith(text)) {
      throw StaleframeException.usage(
          "%s is there, and is no journal of staleframe; choose another folder with --output"
              .formatted(file));
    }
  }

  /**
   * After the last line; a line that was torn off by a crash is closed, so that the next is not.
   */
  private void goToEnd() throws IOException {
    long size = channel.size();
    channel.position(size);
    if (size > 0) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, size - 1);
      if (last.get(0) != '\n') {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
    }
  }

  private void line(byte[] line) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(line);
    long start = channel.position();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      channel.truncate(start); // A full disk takes part of a line; no part is worth keeping.
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw lost(e);
    } finally {
      folder.close();
    }
  }
}
