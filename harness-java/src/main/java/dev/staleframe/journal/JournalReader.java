package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.journal.JournalParser.Damaged;
import dev.staleframe.trial.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a journal of any size, in bounded memory and on all processors: one thread cuts it into
 * blocks of whole lines, others parse them.
 */
public final class JournalReader {
  private static final byte[] RUN = "{\"type\":\"run\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "{\"type\":\"end\"".getBytes(StandardCharsets.UTF_8);

  private final Path journal;
  private final Visitor visitor;
  private final JournalParser parser;
  private final DamageList damage = new DamageList();
  private final List<RunHeader> runs = new ArrayList<>();
  private RunHeader run;
  private boolean ended;
  private long lines;

  private JournalReader(Path journal, ScenarioCatalog scenarios, Visitor visitor) {
    this.journal = journal;
    this.visitor = visitor;
    this.parser = new JournalParser(scenarios);
  }

  /** Is told what a journal holds. */
  public interface Visitor {
    /**
     * A run begins.
     *
     * @throws StaleframeException if its trials can't be taken
     */
    void run(RunHeader header);

    /** A trial of that run. Called by several threads at once, in no particular order. */
    void trial(RunHeader run, Trial trial);
  }

  /**
   * What was read.
   *
   * @param runs what opens each run
   * @param damage lines that are not as they should be; their trials are lost
   * @param torn lines that a killed run left unfinished, each the last of its run
   * @param finished whether the last run came to its end
   */
  public record Summary(List<RunHeader> runs, DamageList damage, int torn, boolean finished) {}

  /** The journal that is meant by its own name or that of its folder. */
  public static Path file(Path named) {
    return Files.isDirectory(named) ? named.resolve(JournalWriter.FILE) : named;
  }

  /**
   * Reads all of it.
   *
   * @param journal the file
   * @param scenarios those that are known here
   * @throws StaleframeException exit code 2 if it can't be read or is no journal
   */
  public static Summary read(Path journal, ScenarioCatalog scenarios, Visitor visitor) {
    return new JournalReader(journal, scenarios, visitor).read();
  }

  private Summary read() {
    try (InputStream in = Files.newInputStream(journal);
        ParsingPool pool = new ParsingPool()) {
      LineBlocks blocks = new LineBlocks(in);
      for (LineBlocks.Block block = blocks.next(); block != null; block = blocks.next()) {
        split(block, pool);
      }
    } catch (NoSuchFileException e) {
      throw StaleframeException.usage("there is no journal %s".formatted(journal));
    } catch (IOException e) {
      throw StaleframeException.usage("can't read %s: %s".formatted(journal, e.getMessage()));
    }
    if (runs.isEmpty()) {
      throw StaleframeException.usage("%s is no journal of staleframe".formatted(journal));
    }
    damage.runEnds(lines);
    return new Summary(List.copyOf(runs), damage, damage.torn(), ended);
  }

  /** Has the trials between the lines that open and end runs parsed. */
  private void split(LineBlocks.Block block, ParsingPool pool) {
    int from = 0;
    long first = lines + 1;
    for (int start = 0; start < block.length(); ) {
      int end = block.endOfLine(start);
      lines++;
      boolean header = begins(RUN, block.bytes(), start, end);
      if (header || begins(END, block.bytes(), start, end)) {
        submit(block, from, start, first, pool);
        damage.runEnds(lines - 1);
        if (header) {
          header(block, start, end);
        }
        ended = !header;
        from = end + 1;
        first = lines + 1;
      }
      start = end + 1;
    }
    submit(block, from, block.length(), first, pool);
  }

  private static boolean begins(byte[] with, byte[] bytes, int start, int end) {
    return end - start >= with.length
        && Arrays.equals(bytes, start, start + with.length, with, 0, with.length);
  }

  private void header(LineBlocks.Block block, int start, int end) {
    try {
      run = HeaderParser.header(parser.fields(block.bytes(), start, end - start), journal);
      runs.add(run);
      visitor.run(run);
    } catch (Damaged e) {
      damage.add(lines, e.getMessage());
    }
  }

  private void submit(LineBlocks.Block block, int from, int to, long line, ParsingPool pool) {
    RunHeader of = run;
    if (from < to) {
      pool.submit(() -> trials(block, from, to, line, of));
    }
  }

  private void trials(LineBlocks.Block block, int from, int to, long line, RunHeader of) {
    long number = line;
    for (int start = from; start < to; number++) {
      int end = block.endOfLine(start);
      if (end > start) {
        trial(block, start, end, number, of);
      }
      start = end + 1;
    }
  }

  private void trial(LineBlocks.Block block, int start, int end, long line, RunHeader of) {
    try {
      Trial trial = parser.trial(parser.fields(block.bytes(), start, end - start));
      if (of == null) {
        throw new Damaged("a trial of no run");
      }
      visitor.trial(of, trial);
    } catch (Damaged e) {
      damage.add(line, e.getMessage());
    }
  }
}
