package dev.staleframe.triage;

import dev.staleframe.release.Release;
import java.util.ArrayList;
import java.util.List;

/** What to do about a log that was judged. */
public final class NextSteps {
  private static final String GET_THE_WHOLE_LOG =
      "Get the whole log: run the program with GOTRACEBACK=system, keep its stderr.";

  private NextSteps() {}

  /** A sentence or a command each, the most useful first; none for another crash. */
  public static List<String> after(TriagedLog log) {
    return switch (log.judgement().verdict()) {
      case THIS, CONSISTENT -> settle(log);
      case LOOKALIKE -> log.judgement().known().map(KnownCrash::advice).stream().toList();
      case INSUFFICIENT ->
          List.of(log.other().map(kind -> kind.next(log.file())).orElse(GET_THE_WHOLE_LOG));
      case OTHER -> List.of();
    };
  }

  private static List<String> settle(TriagedLog log) {
    List<String> steps = new ArrayList<>();
    steps.add(KnownCrashes.ISSUE_69087.advice());
    steps.add("Whether the program can have it: ./staleframe inspect --binary PROGRAM");
    if (log.judgement().verdict() == TriageVerdict.CONSISTENT) {
      steps.add(
          "To settle it: run with GOTRACEBACK=crash, then ./staleframe inspect --core CORE (says"
              + " whose stale pointer the tracer followed)");
    }
    log.dating().releases().releases().stream()
        .filter(KnownCrashes.ISSUE_69087.releases()::contains)
        .max(Release::compareTo)
        .map("To see it happen: ./staleframe reproduce --go %s"::formatted)
        .ifPresent(steps::add);
    return steps;
  }
}
