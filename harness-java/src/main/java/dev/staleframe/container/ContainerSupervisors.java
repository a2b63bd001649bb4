package dev.staleframe.container;

import dev.staleframe.StaleframeException;
import dev.staleframe.launch.Outcome;
import dev.staleframe.launch.Outcome.End;
import dev.staleframe.launch.SupervisorProcess;
import dev.staleframe.launch.Supervisors;
import java.io.IOException;

/** Supervisors in a container, each started once and fed for as long as there are trials. */
public final class ContainerSupervisors implements Supervisors {
  /** Each order and result crosses four processes: with several under way none has to wait. */
  private static final int AHEAD = 8;

  private static final int SIGKILL = 9;

  private final Sandbox sandbox;
  private final String program;
  private final LimitCounters counters;

  ContainerSupervisors(Sandbox sandbox, String program) {
    this.sandbox = sandbox;
    this.program = program;
    this.counters = new LimitCounters(sandbox);
  }

  @Override
  public SupervisorProcess start() throws IOException {
    return new ExecStreams(sandbox, program);
  }

  @Override
  public int ahead() {
    return AHEAD;
  }

  @Override
  public StaleframeException explain(IOException failure) {
    return sandbox.explain(failure);
  }

  /**
   * A process killed by none of us, or that had others, may have run into a limit; one that didn't
   * start, because another did.
   */
  @Override
  public Outcome examined(Outcome outcome) {
    boolean killed =
        outcome.end() == End.SIGNALED && outcome.code() == SIGKILL && !outcome.timedOut();
    return killed || outcome.end() == End.UNSTARTED || outcome.stragglers() > 0
        ? counters.news().map(outcome::withLimit).orElse(outcome)
        : outcome;
  }
}
