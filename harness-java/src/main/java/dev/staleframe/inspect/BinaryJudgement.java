package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import dev.staleframe.binary.Features;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import java.util.List;

/**
 * Holds a program's facts against what issue 69087 needs.
 *
 * <p>In Go 1.23.0 {@code gp.syscallbp} is written in {@code src/runtime/proc.go} (lines 4409 and
 * 4550), kept over a callback in {@code cgocall.go} (line 343), and read by {@code traceStack}
 * alone ({@code tracestack.go}, line 113). The profilers of blocking and of mutexes walk frame
 * pointers too, but start at their own ({@code mprof.go}, line 564) or at {@code sched.bp} (line
 * 567). {@code traceStack} walks none where {@code tracefpunwindoff} (line 247) holds: on
 * architectures other than amd64 and arm64, or with the setting of that name.
 */
public final class BinaryJudgement {
  private static final Release FIELD = Release.parse("1.23rc1");
  private static final Release FIX = Release.parse("1.23.1");
  private static final ReleaseRange FAULTY = new ReleaseRange(FIELD, FIX);

  /** No //go:debug line can say it ("unknown //go:debug setting", 1.23.0), but the linker can. */
  private static final String DEFAULT = "runtime.godebugDefault=";

  private static final String SETTING = "tracefpunwindoff=1";
  private static final String NO_FUNCTIONS =
      "its table of functions can't be read, or the runtime is not in it";

  private BinaryJudgement() {}

  /** Judges. */
  public static Exposure judge(BinaryFacts facts) {
    return Exposure.of(
        List.of(
            release(facts),
            machine(facts),
            cgo(facts.features()),
            callbacks(facts.features()),
            tracer(facts.features()),
            walk(facts)));
  }

  private static Condition release(BinaryFacts facts) {
    String name = "release";
    if (facts.release().isEmpty()) {
      String said =
          facts.build().version().isEmpty()
              ? "it does not name the release that built it"
              : "its version \"%s\" is no release".formatted(facts.build().version());
      return new Condition(name, Answer.UNKNOWN, said);
    }
    Release release = facts.release().get();
    if (release.compareTo(FIELD) < 0) {
      return new Condition(
          name, Answer.NO, "Go %s has no g.syscallbp, which came with 1.23rc1".formatted(release));
    }
    return FAULTY.contains(release)
        ? new Condition(
            name, Answer.YES, "Go %s keeps g.syscallbp stale over a callback".formatted(release))
        : new Condition(
            name, Answer.NO, "Go %s has the fix, which came with 1.23.1".formatted(release));
  }

  private static Condition machine(BinaryFacts facts) {
    String name = "architecture";
    return facts
        .machine()
        .map(
            machine ->
                new Condition(
                    name, Answer.YES, "on %s the tracer walks frame pointers".formatted(machine)))
        .orElse(
            new Condition(
                name, Answer.NO, "the tracer walks frame pointers on amd64 and arm64 only"));
  }

  private static Condition cgo(Features features) {
    return new Condition(
        "cgo",
        features.cgo(),
        switch (features.cgo()) {
          case YES -> "the way from C into Go is linked (runtime.cgocallbackg)";
          case NO -> "the way from C into Go is not linked (no runtime.cgocallbackg)";
          case UNKNOWN -> NO_FUNCTIONS;
        });
  }

  private static Condition callbacks(Features features) {
    String name = "callbacks";
    if (features.callbacks().isEmpty()) {
      return new Condition(name, Answer.UNKNOWN, NO_FUNCTIONS);
    }
    List<String> exported = features.callbacks().get();
    return exported.isEmpty()
        ? new Condition(name, Answer.NO, "no Go function is exported to C")
        : new Condition(name, Answer.YES, "C can call " + Listing.of(exported));
  }

  private static Condition tracer(Features features) {
    return new Condition(
        "tracer",
        features.tracer(),
        switch (features.tracer()) {
          case YES -> "the execution tracer is linked (runtime.StartTrace)";
          case NO ->
              "nothing in it can start the execution tracer, which alone follows the pointer (no runtime.StartTrace)";
          case UNKNOWN -> NO_FUNCTIONS;
        });
  }

  private static Condition walk(BinaryFacts facts) {
    String name = "frame pointers";
    String flags = facts.build().setting("-ldflags").orElse("");
    boolean off = flags.contains(DEFAULT) && flags.contains(SETTING);
    return off
        ? new Condition(
            name,
            Answer.NO,
            "it was linked with %s, which holds unless GODEBUG says otherwise".formatted(SETTING))
        : new Condition(name, Answer.YES, "nothing in the build keeps the tracer off them");
  }
}
