package dev.staleframe.crash;

/** From which pointer {@code traceStack} has a stack walked: its calls of fpTracebackPCs. */
public enum WalkStart {
  /** The frame pointer register: a goroutine's own stack, by itself. */
  REGISTER("the frame pointer register"),
  /** What a goroutine left behind when it entered C or a system call: issue 69087's branch. */
  SYSCALL_BP("gp.syscallbp"),
  /** What a goroutine left behind when it stopped to run. */
  SCHED_BP("gp.sched.bp");

  private final String words;

  WalkStart(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
