package dev.staleframe.log;

import dev.staleframe.crash.CrashLogParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Finds the crashes in a log of any size, in bounded memory, and whatever happened to the log. A
 * log that nothing happened to gives what {@link CrashLogParser#parse} gives.
 */
public final class LogReader {
  /** Crashes given; what follows them is not read. */
  public static final int MAX_CRASHES = CrashLogParser.MAX_CRASHES;

  private final Consumer<FoundCrash> consumer;
  private int count;

  private LogReader(Consumer<FoundCrash> consumer) {
    this.consumer = consumer;
  }

  /**
   * Reads a log, plain or compressed with gzip. Throws for no content.
   *
   * @param in is not closed
   * @param found is given the crashes, as they come
   * @throws IOException only if the stream does
   */
  public static LogSummary read(InputStream in, Consumer<FoundCrash> found) throws IOException {
    Decoded decoded = Decoded.of(in);
    SegmentReader reader = new SegmentReader(decoded.damage());
    LogReader log = new LogReader(found);
    Segments segments = new Segments(decoded.stream(), segment -> log.give(reader.read(segment)));
    boolean whole = segments.run();
    return new LogSummary(segments.lines(), log.count, segments.races(), whole);
  }

  private boolean give(Iterable<FoundCrash> crashes) {
    for (FoundCrash crash : crashes) {
      if (count == MAX_CRASHES) {
        return false;
      }
      count++;
      consumer.accept(crash);
    }
    return true;
  }
}
