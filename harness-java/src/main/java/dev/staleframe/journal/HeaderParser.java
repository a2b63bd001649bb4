package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import dev.staleframe.journal.JournalParser.Damaged;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads the line that opens a run. */
final class HeaderParser {
  private HeaderParser() {}

  /**
   * The header of a run.
   *
   * @param journal whose line it is
   * @throws Damaged if it is none
   * @throws StaleframeException exit code 2 if it is of a format that is not known here
   */
  static RunHeader header(Fields line, Path journal) throws Damaged {
    long format = line.number("format");
    if (format != JournalLine.FORMAT) {
      throw StaleframeException.usage(
          "%s has format %d, and this staleframe reads format %d; use the version that wrote it (%s)"
              .formatted(journal, format, JournalLine.FORMAT, line.optional("staleframe")));
    }
    return new RunHeader(
        line.text("run"),
        instant(line.text("startedAt")),
        line.text("staleframe"),
        line.text("fixture"),
        line.texts("command"),
        host(line.object("host")),
        line.texts("places"),
        line.object("environment").textsByName(),
        line.has("part") ? part(line.object("part")) : null);
  }

  private static Instant instant(String text) throws Damaged {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Damaged("\"%s\" is no time".formatted(text));
    }
  }

  private static RunHeader.Host host(Fields host) throws Damaged {
    return new RunHeader.Host(
        host.text("os"),
        host.text("arch"),
        (int) host.number("cpus"),
        host.has("cpu") ? host.text("cpu") : "",
        host.has("name") ? host.text("name") : "");
  }

  private static Part part(Fields part) throws Damaged {
    return new Part(
        part.text("plan"),
        (int) part.number("cells"),
        (int) part.number("shard"),
        (int) part.number("shards"));
  }
}
