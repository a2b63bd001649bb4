package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import dev.staleframe.binary.Features;
import java.util.List;
import java.util.Optional;

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
final class BinaryJudgement {
  private static final String NO_FUNCTIONS =
      "its functions can't be read, or are not all that will run (a plugin, -linkshared)";
  private static final String PLUGINS =
      "it loads plugins (package plugin), which its file says nothing of";

  private BinaryJudgement() {}

  /**
   * Whether each need is there, by the file and the environment of the process, not by what was
   * seen in its memory.
   */
  static List<Condition> conditions(BinaryFacts facts, Optional<Sighting> sighting) {
    return List.of(
        release(facts),
        machine(facts),
        cgo(facts.features()),
        callbacks(facts.features()),
        tracer(facts.features()),
        walk(facts, sighting.map(Sighting::mitigated).orElse(Answer.UNKNOWN)));
  }

  private static Condition release(BinaryFacts facts) {
    String version = facts.build().version();
    String release = facts.release().map(Object::toString).orElse("");
    return switch (Origin.of(facts.build())) {
      case BEFORE ->
          new Condition(
              Need.RELEASE,
              Answer.NO,
              "Go %s has no g.syscallbp, which came with 1.23rc1".formatted(release));
      case FAULTY ->
          new Condition(
              Need.RELEASE,
              Answer.YES,
              "Go %s keeps g.syscallbp stale over a callback".formatted(release));
      case FIXED ->
          new Condition(
              Need.RELEASE,
              Answer.NO,
              "Go %s has the fix, which came with 1.23.1".formatted(release));
      case DEVELOPMENT, NAMELESS ->
          new Condition(
              Need.RELEASE,
              Answer.UNKNOWN,
              version.isEmpty()
                  ? "it does not name the release that built it"
                  : "its version \"%s\" is no release".formatted(version));
    };
  }

  private static Condition machine(BinaryFacts facts) {
    return facts
        .machine()
        .map(
            machine ->
                new Condition(
                    Need.ARCHITECTURE,
                    Answer.YES,
                    "on %s the tracer walks frame pointers".formatted(machine)))
        .orElse(
            new Condition(
                Need.ARCHITECTURE,
                Answer.NO,
                "the tracer walks frame pointers on amd64 and arm64 only"));
  }

  private static Condition cgo(Features features) {
    return new Condition(
        Need.CGO,
        features.cgo(),
        switch (features.cgo()) {
          case YES -> "the way from C into Go is linked (runtime.cgocallbackg)";
          case NO -> "the way from C into Go is not linked (no runtime.cgocallbackg)";
          case UNKNOWN -> NO_FUNCTIONS;
        });
  }

  private static Condition callbacks(Features features) {
    if (features.callbacks().isEmpty()) {
      return new Condition(Need.CALLBACKS, Answer.UNKNOWN, NO_FUNCTIONS);
    }
    List<String> exported = features.callbacks().get();
    if (!exported.isEmpty()) {
      return new Condition(Need.CALLBACKS, Answer.YES, "C can call " + Listing.of(exported));
    }
    return features.plugins() == Answer.YES
        ? new Condition(Need.CALLBACKS, Answer.UNKNOWN, PLUGINS)
        : new Condition(Need.CALLBACKS, Answer.NO, "no Go function is exported to C");
  }

  private static Condition tracer(Features features) {
    if (features.tracer() == Answer.NO && features.plugins() == Answer.YES) {
      return new Condition(Need.TRACER, Answer.UNKNOWN, PLUGINS);
    }
    return new Condition(
        Need.TRACER,
        features.tracer(),
        switch (features.tracer()) {
          case YES -> "the execution tracer is linked (runtime.StartTrace)";
          case NO ->
              "nothing in it can start the execution tracer, which alone follows the pointer (no runtime.StartTrace)";
          case UNKNOWN -> NO_FUNCTIONS;
        });
  }

  private static Condition walk(BinaryFacts facts, Answer mitigated) {
    if (!Mitigation.linkedInto(facts.build())) {
      return new Condition(
          Need.FRAME_POINTERS, Answer.YES, "nothing in the build keeps the tracer off them");
    }
    return mitigated == Answer.NO
        ? new Condition(
            Need.FRAME_POINTERS,
            Answer.YES,
            "it was linked with tracefpunwindoff=1, which its GODEBUG turns off")
        : new Condition(
            Need.FRAME_POINTERS,
            Answer.NO,
            "it was linked with tracefpunwindoff=1, which holds unless GODEBUG says otherwise");
  }
}
