package dev.staleframe.bench;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Verdict;
import dev.staleframe.release.Release;
import dev.staleframe.report.StudyResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each single trace of a goroutine parked in C holds another's stack where the fault is,
 * and its own where it isn't. Nothing amplifies, so nothing crashes: that is the silent form.
 */
record Trace() implements Figure {
  private static final String SCENARIO = "grow";
  private static final int TRACES = 100;

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public Reading measure(Lab lab) throws IOException {
    List<Release> releases = new ArrayList<>(List.of(Lab.FAULTY));
    releases.addAll(Lab.CLEAN);
    releases.forEach(lab::fixture); // A failure to build is no trace that is unknown.
    StudyResult result = lab.reproduce(SCENARIO, Amplifier.NONE, releases, TRACES, new Stopwatch());
    Verdict faulty = trace(result.cells().get(0));
    boolean met = faulty.stale() == TRACES;
    List<String> right = new ArrayList<>();
    for (CellVerdict cell : result.cells().subList(1, releases.size())) {
      met &= trace(cell).consistent() == TRACES;
      right.add(cell.cell().release() + " " + trace(cell).consistent());
    }
    int crashes = result.cells().stream().mapToInt(Trace::crashes).sum();
    return Reading.judged(
        "wrong: %s %d of %d; right: %s; crashes %d"
            .formatted(Lab.FAULTY, faulty.stale(), TRACES, String.join(", ", right), crashes),
        "100; 100 each; 0",
        met && crashes == 0);
  }

  private static Verdict trace(CellVerdict cell) {
    return cell.verdicts().stream()
        .filter(verdict -> verdict.witness().equals("trace"))
        .findFirst()
        .orElseThrow();
  }

  private static int crashes(CellVerdict cell) {
    return cell.titles().values().stream().mapToInt(Integer::intValue).sum();
  }
}
