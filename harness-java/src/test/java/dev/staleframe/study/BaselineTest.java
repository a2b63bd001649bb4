package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.journal.OutputFolder;
import dev.staleframe.plan.Shard;
import dev.staleframe.release.Release;
import dev.staleframe.release.ReleaseRange;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A search with a baseline tells new faults from known ones. */
class BaselineTest {
  private static final BaselineEntry TOLD_BY_SCENARIO =
      new BaselineEntry(
          "findings/a",
          List.of(BaselineEntry.pattern("crash: * in walk")),
          List.of(ScriptParser.parse("call { callback { coro { } } }")),
          Optional.of(ReleaseRange.parse("[1.23rc1, 1.28rc1)")));
  private static final BaselineEntry EARLIER =
      BaselineEntry.ofResult("seen.json", "crash", "(x)", List.of(ScriptParser.parse("dump")));

  private static Discovery found(String title, String scenario) {
    Script script = ScriptParser.parse(scenario);
    return new Discovery(ScriptModel.crash(title), script, script, true, new Count(4, 4), null, 0);
  }

  private static Explore.Request request(String release, BaselineEntry... entries) {
    return new Explore.Request(
        Release.parse(release),
        1,
        Duration.ofSeconds(1),
        1,
        Shard.WHOLE,
        false,
        false,
        false,
        Optional.empty(),
        1,
        new Baseline(List.of(entries)),
        List::of,
        Duration.ofSeconds(1),
        1,
        OutputFolder.named(Path.of("out")),
        List.of(),
        "1");
  }

  @Test
  void aFaultOfTheBaselineIsNotNew() {
    Discovery known = found("SIGSEGV in walk", "lock { call { callback { coro { yield } } } }");
    assertFalse(request("1.27.4", TOLD_BY_SCENARIO).isNew(known));
    assertTrue(request("1.27.4").isNew(known), "without the baseline it is");
    assertTrue(request("1.22.0", TOLD_BY_SCENARIO).isNew(known), "there it was not known");
    assertTrue(request("1.28rc1", TOLD_BY_SCENARIO).isNew(known), "there it was fixed");
  }

  @Test
  void anotherFaultIsNew() {
    Explore.Request request = request("1.27.4", TOLD_BY_SCENARIO, EARLIER);
    assertTrue(request.isNew(found("SIGSEGV in walk", "call { callback { grow } park }")));
    assertTrue(request.isNew(found("SIGSEGV in walks", "call { callback { coro { } } }")));
    assertTrue(request.isNew(found("x", "dump")));
  }

  @Test
  void whatAnEarlierSearchFoundIsToldByItsTitleAndScenario() {
    assertFalse(request("1.27.4", EARLIER).isNew(found("(x)", "dump")));
    assertFalse(request("1.27.4", EARLIER).isNew(found("(x)", "call { callback { dump } }")));
    assertTrue(request("1.27.4", EARLIER).isNew(found("(x)", "grow")), "another with its title");
    assertEquals(
        Optional.of("seen.json"),
        new Baseline(List.of(TOLD_BY_SCENARIO))
            .and(new Baseline(List.of(EARLIER)))
            .source(found("(x)", "dump"), Release.parse("1.27.4")));
  }

  /** The two have the same title and may be in the same releases. */
  @Test
  void aNewFaultIsNotAnotherWayToAKnownOne() {
    Explore.Request request = request("1.27.4", TOLD_BY_SCENARIO);
    String known = request.key(found("SIGSEGV in walk", "call { callback { coro { } } }"));
    assertFalse(known.equals(request.key(found("SIGSEGV in walk", "call { callback { grow } }"))));
    assertEquals(
        known, request.key(found("SIGSEGV in walk", "call { callback { coro { dump } } }")));
  }
}
