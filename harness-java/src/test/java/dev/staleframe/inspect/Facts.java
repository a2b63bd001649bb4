package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import dev.staleframe.binary.BuildInfo;
import dev.staleframe.binary.Features;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.binary.KnownLayout;
import dev.staleframe.binary.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts about programs that nobody built; all that the bug needs is there unless said otherwise.
 */
public final class Facts {
  private static final Features ALL = features(Answer.YES, Answer.YES, Answer.YES);

  private Facts() {}

  public static BinaryFacts of(String version) {
    return with(version, ALL);
  }

  public static BinaryFacts with(String version, Features features) {
    BuildInfo build = new BuildInfo(version, "example.com/program", Map.of("CGO_ENABLED", "1"));
    return facts(build, Optional.of(Machine.AMD64), features);
  }

  static BinaryFacts withSettings(Map<String, String> settings) {
    return facts(new BuildInfo("go1.23.0", "", settings), Optional.of(Machine.AMD64), ALL);
  }

  /** A host of plugins, with or without a callback and a tracer in its own file. */
  public static BinaryFacts pluginHost(String version, Answer callbacks, Answer tracer) {
    Features own = features(Answer.YES, callbacks, tracer);
    return with(version, new Features(own.cgo(), own.callbacks(), own.tracer(), Answer.YES));
  }

  static BinaryFacts on(Optional<Machine> machine) {
    return facts(new BuildInfo("go1.23.0", "", Map.of()), machine, ALL);
  }

  private static BinaryFacts facts(BuildInfo build, Optional<Machine> machine, Features features) {
    return new BinaryFacts(
        "program",
        build,
        machine,
        GoBinary.Kind.PIE,
        true,
        features,
        build.release().map(release -> KnownLayout.Source.TABLE));
  }

  public static Features features(Answer cgo, Answer callbacks, Answer tracer) {
    List<String> exported = callbacks == Answer.YES ? List.of("callback") : List.of();
    return new Features(
        cgo,
        callbacks == Answer.UNKNOWN ? Optional.empty() : Optional.of(exported),
        tracer,
        cgo == Answer.UNKNOWN ? Answer.UNKNOWN : Answer.NO);
  }
}
