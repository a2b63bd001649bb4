package dev.staleframe.triage;

import dev.staleframe.crash.Crash;
import dev.staleframe.crash.Frame;
import dev.staleframe.crash.Goroutine;
import dev.staleframe.crash.TracerWalk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The goroutine whose stack the tracer was walking, where the log shows it.
 *
 * <p>When a generation of a trace begins or ends, {@code traceAdvance} stops one goroutine after
 * another ({@code suspendG}, trace.go:374 to 398 of Go 1.23.0), so the log has it as {@code
 * [syscall (scan)]}; and {@code traceStack} prints the address of its g as its first argument.
 * Every other walk is of the goroutine on whose thread the tracer runs. A log often has neither:
 * that it isn't seen means nothing.
 *
 * @param goroutine its stack
 */
record WalkedGoroutine(Goroutine goroutine) {
  private static final String STOPPED = "(scan)";
  private static final String CGOCALL = "runtime.cgocall";
  private static final Pattern FIRST_ARGUMENT = Pattern.compile("0x([0-9a-f]{1,16})\\?,");
  private static final String ADVANCE = "runtime.traceAdvance.";

  static Optional<WalkedGoroutine> in(Crash crash, TracerWalk walk) {
    Optional<Goroutine> found =
        isOfAnother(walk) ? ofAnother(crash, walk) : crash.onBehalfOf().filter(g -> shown(g));
    return found.map(WalkedGoroutine::new);
  }

  private static boolean isOfAnother(TracerWalk walk) {
    return walk.callers().size() < 2
        || walk.callers().stream().anyMatch(frame -> frame.function().startsWith(ADVANCE));
  }

  private static Optional<Goroutine> ofAnother(Crash crash, TracerWalk walk) {
    OptionalLong address = address(walk);
    List<Goroutine> others = crash.goroutines().stream().filter(WalkedGoroutine::shown).toList();
    return others.stream()
        .filter(g -> g.gp().isPresent() && g.gp().equals(address))
        .findFirst()
        .or(() -> only(others.stream().filter(g -> g.state().contains(STOPPED)).toList()));
  }

  private static boolean shown(Goroutine goroutine) {
    return !goroutine.isSystemStack() && goroutine.top().isPresent();
  }

  /** A garbage collection stops goroutines too; of several nobody knows which it was. */
  private static Optional<Goroutine> only(List<Goroutine> stopped) {
    return stopped.size() == 1 ? Optional.of(stopped.get(0)) : Optional.empty();
  }

  /** Of Go 1.23 on; a question mark says that the value may be of something else. */
  private static OptionalLong address(TracerWalk walk) {
    String arguments = walk.traceStack().map(Frame::arguments).orElse("");
    Matcher first = FIRST_ARGUMENT.matcher(arguments);
    return first.lookingAt()
        ? OptionalLong.of(Long.parseUnsignedLong(first.group(1), 16))
        : OptionalLong.empty();
  }

  boolean inC() {
    return goroutine.frames().get(0).function().equals(CGOCALL);
  }

  /**
   * In a system call, where nothing moves a stack: {@code entersyscall} has set gp.syscallbp anew
   * from the register (proc.go:4485 in Go 1.23.0). Its stack begins where it went in.
   */
  boolean inSystemCall() {
    return !inC() && goroutine.state().startsWith("syscall");
  }

  /** The stub of the C function that it is in: {@code main._Cfunc_receive}. */
  Optional<String> stub() {
    List<Frame> frames = goroutine.frames();
    return inC() && frames.size() > 1 ? Optional.of(frames.get(1).function()) : Optional.empty();
  }

  /** Its header and innermost frames, as evidence. */
  String described() {
    StringBuilder text = new StringBuilder("walked: goroutine ");
    goroutine.id().ifPresent(text::append);
    text.append(" [").append(goroutine.state()).append("], ");
    text.append(goroutine.frames().get(0).place());
    stub().ifPresent(stub -> text.append(" calling ").append(stub));
    return text.toString();
  }
}
