package dev.staleframe.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.command.Environment;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.release.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The table of lines against real sources, of releases that {@link #CHECKED} names. {@code
 * -Dgolden.update=true} rewrites it from {@link #READ}. Both fetch what is missing.
 */
@Tag("integration")
class TraceStackLinesTest {

  /** Every place known where the lines change, with releases on both sides. */
  private static final List<String> READ =
      List.of(
          "1.23rc1", "1.23rc2", "1.23.0", "1.23.1", "1.23.12", "1.24.0", "1.24.13", "1.25rc1",
          "1.25rc2", "1.25rc3", "1.25.0", "1.25.9", "1.26rc1", "1.26.8", "1.27.3");

  /** A part of them, and a release that has no row; most are fetched by other tests as well. */
  private static final List<String> CHECKED =
      List.of("1.22.12", "1.23rc1", "1.23rc2", "1.23.0", "1.23.1", "1.24.13", "1.25.9", "1.27.3");

  /** Where the last row ends: the first release that nobody has looked at. */
  private static final Release UNREAD = Release.parse("1.28rc1");

  private static final Release FIRST = Release.parse("1.23rc1");
  private static final String SOURCE = "src/runtime/tracestack.go";

  @Test
  void tableIsWhatTheSourcesSay() throws Exception {
    if (Boolean.getBoolean("golden.update")) {
      rewrite();
      return;
    }
    for (String name : CHECKED) {
      Release release = Release.parse(name);
      Optional<TraceStackLines> row = TraceStackLines.of(release);
      boolean has = release.compareTo(FIRST) >= 0 && release.compareTo(UNREAD) < 0;
      assertEquals(has, row.isPresent(), name);
      if (has) {
        assertEquals(read(goroot(name), row.get().releases()), row.get(), "in " + name);
      }
    }
  }

  private static Path goroot(String release) {
    Environment environment = Environment.ofThisProcess();
    return new Toolchains(environment, InstalledGo.find(environment))
        .provide(Release.parse(release), message -> {})
        .goroot();
  }

  private static TraceStackLines read(Path goroot, ReleaseRange range) throws IOException {
    List<String> lines = Files.readAllLines(goroot.resolve(SOURCE));
    Set<Integer> syscall = containing(lines, "fpTracebackPCs(unsafe.Pointer(gp.syscallbp)");
    Set<Integer> own = containing(lines, "fpTracebackPCs(unsafe.Pointer(getfp())");
    assertEquals(1, syscall.size(), goroot.toString());
    assertEquals(1, own.size(), goroot.toString());
    Set<Integer> sched = containing(lines, "fpTracebackPCs(unsafe.Pointer(gp.sched.bp)");
    Set<Integer> reads =
        new TreeSet<>(containing(lines, "= *(*uintptr)(unsafe.Pointer(uintptr(fp)"));
    reads.addAll(containing(lines, "fp = unsafe.Pointer(*(*uintptr)(fp))"));
    assertTrue(!sched.isEmpty() && reads.size() == 2, goroot.toString());
    return new TraceStackLines(
        range, own.iterator().next(), syscall.iterator().next(), sched, reads);
  }

  private static Set<Integer> containing(List<String> lines, String text) {
    return new TreeSet<>(
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(text))
            .mapToObj(i -> i + 1)
            .toList());
  }

  private static void rewrite() throws Exception {
    List<TraceStackLines> rows = new ArrayList<>();
    for (String name : READ) {
      ReleaseRange range = new ReleaseRange(Release.parse(name), UNREAD);
      TraceStackLines row = read(goroot(name), range);
      TraceStackLines last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last == null || !row.equals(until(last, UNREAD, range.first()))) {
        if (last != null) {
          rows.set(rows.size() - 1, until(last, range.first(), last.releases().first()));
        }
        rows.add(row);
      }
    }
    store(rows);
  }

  private static TraceStackLines until(TraceStackLines row, Release end, Release first) {
    ReleaseRange range = new ReleaseRange(first, end);
    return new TraceStackLines(range, row.own(), row.syscallBp(), row.schedBp(), row.reads());
  }

  private static void store(List<TraceStackLines> rows) throws IOException {
    Path file =
        Path.of(System.getProperty("staleframe.home"))
            .resolve("harness-java/src/main/java/dev/staleframe/crash/TraceStackLines.java");
    String text = Files.readString(file);
    String quotes = "\"\"\"";
    int open = text.indexOf(quotes) + quotes.length() + 1;
    int close = text.indexOf(quotes, open);
    StringBuilder table = new StringBuilder();
    rows.forEach(row -> table.append(" ".repeat(6)).append(row).append('\n'));
    Files.writeString(
        file, text.substring(0, open) + table + " ".repeat(6) + text.substring(close));
  }
}
