package dev.staleframe.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Repairs the lines of a segment and reads the crashes in them. */
final class SegmentReader {
  /** What belongs to the log as a whole. */
  private static final List<Repair> OF_LOG =
      List.of(new ControlCodes(), new JsonRecords(), new Escapes(), new Html());

  /** What belongs to the lines of one process, when their prefixes are off. */
  private static final List<Repair> OF_PROCESS =
      List.of(new BlankLines(), new Wraps(), new Order(), new Indentation(), new Noise());

  private final Set<Damage> known;

  /**
   * @param known what was wrong with the log before it came in segments
   */
  SegmentReader(Set<Damage> known) {
    this.known = known;
  }

  /** The crashes in the order in which they stand. */
  List<FoundCrash> read(Segment segment) {
    Set<Damage> damage = copy(known);
    List<LogLine> lines = segment.lines();
    for (Repair repair : OF_LOG) {
      lines = repair.apply(lines, damage);
    }
    List<FoundCrash> found = new ArrayList<>();
    for (List<LogLine> process : Prefixes.split(lines, damage)) {
      found.addAll(readProcess(segment, process, copy(damage)));
    }
    found.sort(Comparator.comparingLong(FoundCrash::firstLine));
    return found;
  }

  private static List<FoundCrash> readProcess(
      Segment segment, List<LogLine> process, Set<Damage> damage) {
    List<LogLine> lines = process;
    for (Repair repair : OF_PROCESS) {
      lines = repair.apply(lines, damage);
    }
    return CrashFeed.read(segment, lines, damage);
  }

  private static Set<Damage> copy(Set<Damage> damage) {
    Set<Damage> copy = EnumSet.noneOf(Damage.class);
    copy.addAll(damage);
    return copy;
  }
}
