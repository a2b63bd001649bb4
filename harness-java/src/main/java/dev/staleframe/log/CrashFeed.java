package dev.staleframe.log;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.CrashLogParser;
import dev.staleframe.crash.LineKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Feeds the repaired lines of one process to the parser and keeps count of where they stood. */
final class CrashFeed {
  private final Segment segment;
  private final Set<Damage> damage;
  private final List<LogLine> lines;
  private final List<FoundCrash> found = new ArrayList<>();
  private final CrashLogParser parser = new CrashLogParser(this::found);
  private int first;
  private int last;
  private boolean inMessage;

  private CrashFeed(Segment segment, List<LogLine> lines, Set<Damage> damage) {
    this.segment = segment;
    this.lines = lines;
    this.damage = damage;
  }

  /** The crashes in lines of a segment. */
  static List<FoundCrash> read(Segment segment, List<LogLine> lines, Set<Damage> damage) {
    CrashFeed feed = new CrashFeed(segment, lines, damage);
    feed.readAll();
    return feed.found;
  }

  private void readAll() {
    Beginning lost = Beginning.lostIn(lines);
    for (int i = 0; i < lines.size(); i++) {
      if (i == lost.from()) {
        begin(i);
        parser.beginningLost(lost.headless());
      }
      if (!Ending.isCutPlace(lines.get(i))) {
        read(i);
      }
    }
    parser.finish();
  }

  private void read(int i) {
    String text = lines.get(i).text();
    String line =
        text.length() <= CrashLogParser.MAX_LINE
            ? text
            : text.substring(0, CrashLogParser.MAX_LINE);
    LineKind kind = LineKind.of(line);
    switch (parser.line(line)) {
      case OPENING -> begin(i);
      case INSIDE -> {
        inMessage &= kind != LineKind.HEADER && kind != LineKind.BLANK;
        last = inMessage || kind.isOfStack() || kind == LineKind.OPENING ? i : last;
      }
      case OUTSIDE -> last = LineKind.isRegister(line) && i - last < 4 ? i : last;
    }
  }

  private void begin(int i) {
    first = i;
    last = i;
    inMessage = true;
  }

  private void found(Crash crash) {
    Set<Damage> all = damage.isEmpty() ? EnumSet.noneOf(Damage.class) : EnumSet.copyOf(damage);
    if (parser.mixed()) {
      all.add(Damage.MIXED);
    }
    if (segment.overflowing()) {
      all.add(Damage.TOO_LONG);
    }
    found.add(
        new FoundCrash(
            crash,
            all,
            crash.kind() == Crash.Kind.UNKNOWN,
            Ending.isLost(crash, lines, last, segment.toEnd()),
            reportLines(crash),
            releases()));
  }

  /** The report's lines, with those that the runtime printed before the opening. */
  private List<LogLine> reportLines(Crash crash) {
    List<LogLine> kept = new ArrayList<>();
    int before = Math.max(0, crash.message().indexOf(lines.get(first).text()));
    for (int i = first - 1; i >= 0 && before > 0; i--) {
      if (lines.get(i).text().equals(crash.message().get(before - 1))) {
        kept.add(0, lines.get(i));
        before--;
      }
    }
    int end = Math.min(last + 1, first + FoundCrash.MAX_LINES - kept.size());
    kept.addAll(lines.subList(first, end));
    return kept;
  }

  private List<LogLine> releases() {
    List<LogLine> all = new ArrayList<>(segment.releases());
    segment.lines().stream().filter(Releases::isIn).limit(Releases.MOST).forEach(all::add);
    return all.stream().distinct().toList();
  }
}
