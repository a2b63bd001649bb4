package dev.staleframe.inspect;

import dev.staleframe.binary.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do about a program that is affected, or may be. */
final class Advice {
  private static final String UPGRADE = "Build it%s with Go 1.23.1 or newer.";

  private static final String SETTING =
      " run it with GODEBUG=tracefpunwindoff=1: that keeps the tracer off the stale pointer.";

  /** It is line 348 of that file in 1.23.1, 337 in 1.24rc1, 349 in 1.27.4. */
  private static final String TREE =
      "The tree of Go that built it has the fix if its src/runtime/cgocall.go says"
          + " savedbp := unsafe.Pointer(gp.syscallbp), as in every release since 1.23.1.";

  private static final String REPORT =
      "report it at https://go.dev/issue/new, with this output and a core file.";

  private final BinaryFacts facts;
  private final List<Condition> file;
  private final Seen seen;
  private final Origin origin;
  private final Optional<Sighting> sighting;

  private Advice(BinaryFacts facts, List<Condition> file, Optional<Sighting> sighting) {
    this.facts = facts;
    this.file = file;
    this.seen = Seen.in(sighting);
    this.origin = Origin.of(facts.build());
    this.sighting = sighting;
  }

  /**
   * What to do, a sentence or two each.
   *
   * @param file the conditions by the file alone
   */
  static List<String> of(
      BinaryFacts facts, List<Condition> file, Answer affected, Optional<Sighting> sighting) {
    if (affected == Answer.NO) {
      return List.of();
    }
    Advice advice = new Advice(facts, file, sighting);
    List<String> all = new ArrayList<>();
    all.add(advice.build() + advice.meanwhile());
    if (affected == Answer.UNKNOWN) {
      advice.look().ifPresent(all::add);
    }
    return all;
  }

  private String build() {
    boolean stale = seen.compareTo(Seen.STALE) >= 0;
    String upgrade = UPGRADE.formatted(together());
    return switch (origin) {
      case FAULTY -> upgrade;
      case NAMELESS ->
          stale ? upgrade : "If Go 1.23rc1, 1.23rc2 or 1.23.0 built it: " + uncapitalised(upgrade);
      case DEVELOPMENT ->
          TREE
              + " If it has not, update the tree and build again"
              + (stale ? "; if it has, " + REPORT : ".");
      // Only what was seen makes such a program affected.
      case BEFORE, FIXED ->
          "Build it with that release as golang.org publishes it, and look again. If frame pointers"
              + " are stale still, "
              + REPORT;
    };
  }

  /** A host and its plugins have to be built with the same release. */
  private String together() {
    if (facts.features().plugins() == Answer.YES) {
      return ", and its plugins,";
    }
    return facts.build().setting("-buildmode").equals(Optional.of("plugin"))
        ? ", and its host,"
        : "";
  }

  private static String uncapitalised(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** Left out where nothing is known to follow the pointer, or the setting is on already. */
  private String meanwhile() {
    boolean followed =
        Exposure.holds(file, Need.ARCHITECTURE) != Answer.NO
            && Exposure.holds(file, Need.TRACER) != Answer.NO
            && Exposure.holds(file, Need.FRAME_POINTERS) != Answer.NO;
    boolean on = sighting.map(Sighting::mitigated).equals(Optional.of(Answer.YES));
    boolean upgrade = origin == Origin.FAULTY || origin == Origin.NAMELESS;
    return followed && !on ? (upgrade ? " Where that can't be," : " Until then,") + SETTING : "";
  }

  /** What would decide, where nothing did; a process can be looked at if the layout is known. */
  private Optional<String> look() {
    if (facts.layoutSource().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        seen == Seen.NO_MEMORY
            ? "A process that holds a stale frame pointer would show that it is affected:"
                + " ./staleframe inspect PID --watch"
                + (facts.features().plugins() == Answer.YES
                    ? ", once it has loaded its plugins."
                    : ".")
            : "That nothing is stale now does not clear it: a callback can leave a stale pointer at"
                + " any time. ./staleframe inspect PID --watch keeps looking.");
  }
}
