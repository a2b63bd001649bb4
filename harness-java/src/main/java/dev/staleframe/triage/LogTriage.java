package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.dating.Dating;
import dev.staleframe.dating.ReleaseDating;
import dev.staleframe.log.Damage;
import dev.staleframe.log.FoundCrash;
import dev.staleframe.log.LogLine;
import dev.staleframe.log.LogReader;
import dev.staleframe.log.LogSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a log and judges every crash in it; the first of the most telling stands for the log. */
public final class LogTriage {
  private final String file;
  private TriagedLog best;

  private LogTriage(String file) {
    this.file = file;
  }

  /**
   * Judges a log, however long, in bounded memory.
   *
   * @param file its name
   * @throws IOException only if the stream does
   */
  public static TriagedLog of(String file, InputStream in) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(in, NotALog.ENOUGH);
    byte[] beginning = whole.readNBytes(NotALog.ENOUGH);
    whole.unread(beginning);
    Optional<NotALog> other = NotALog.of(beginning);
    if (other.isPresent()) {
      return new TriagedLog(
          file, 0, new ReleaseDating().date(), Triage.of(other.get()), List.of(), List.of(), other);
    }
    LogTriage triage = new LogTriage(file);
    LogSummary summary = LogReader.read(whole, triage::add);
    return triage.result(summary);
  }

  private void add(FoundCrash found) {
    Dating dating = date(found);
    Judgement judgement = Triage.judge(found.crash(), new TreeSet<>(dating.releases().releases()));
    if (best == null || judgement.verdict().compareTo(best.judgement().verdict()) < 0) {
      List<Long> lines = new EvidenceLines(found).of(judgement.evidence());
      List<String> repairs = found.damage().stream().sorted().map(Damage::description).toList();
      best = log(0, dating, judgement, lines, repairs);
    }
  }

  private static Dating date(FoundCrash found) {
    ReleaseDating dating = new ReleaseDating();
    Crash crash = found.crash();
    found.releases().stream().map(LogLine::text).forEach(dating::line);
    crash.message().forEach(dating::line);
    crash.goroutines().forEach(dating::stack);
    return dating.date();
  }

  private TriagedLog result(LogSummary summary) {
    if (best == null) {
      Judgement judgement = summary.races() ? Triage.ofRaces() : Triage.withoutCrash();
      List<Long> none = judgement.evidence().stream().map(line -> 0L).toList();
      return log(0, new ReleaseDating().date(), judgement, none, List.of());
    }
    return log(summary.crashes(), best.dating(), best.judgement(), best.lines(), best.repairs());
  }

  private TriagedLog log(
      int crashes, Dating dating, Judgement judgement, List<Long> lines, List<String> repairs) {
    return new TriagedLog(file, crashes, dating, judgement, lines, repairs, Optional.empty());
  }
}
