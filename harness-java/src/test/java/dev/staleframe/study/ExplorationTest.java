package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.release.Release;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptGenerator;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Candidates.Rejected;
import dev.staleframe.study.Exploration.Found;
import dev.staleframe.study.Symptom.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The search, over faults that are made up. */
class ExplorationTest {
  private static final Release RELEASE = Release.parse("1.23.0");
  private static final Setting SETTING = Setting.usual(RELEASE);
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final String WALK = "with tracer; call { callback { grow } park }";
  private static final String REST = "defers { recovers { panics } }";

  private final ScriptModel model = new ScriptModel();
  private final List<Discovery> told = new ArrayList<>();

  private Found search(ScriptSource scripts, Duration budget) {
    return search(scripts, Integer.MAX_VALUE, budget);
  }

  private Found search(ScriptSource scripts, int most, Duration budget) {
    return new Exploration(scripts, most, model, SETTING, model.deadline(budget), progress -> {})
        .search(discoveries -> Duration.ZERO, told::add);
  }

  private Found search() {
    return search(new ScriptGenerator(1, RELEASE)::next, BUDGET);
  }

  /** These, and then nothing but empty ones. */
  private static ScriptSource these(String... texts) {
    Iterator<Script> scripts = List.of(texts).stream().map(ScriptParser::parse).iterator();
    return () -> scripts.hasNext() ? scripts.next() : ScriptParser.parse("yield");
  }

  @Test
  void findsConfirmsAndShrinks() {
    model.with(ScriptModel.crash("SIGSEGV in walk"), WALK, 1);
    Found found = search();

    assertEquals(1, found.discoveries().size());
    Discovery discovery = found.discoveries().get(0);
    assertEquals("SIGSEGV in walk", discovery.symptom().title());
    assertEquals(4, discovery.smallest().size(), discovery.smallest()::toString);
    assertTrue(Steering.isIn(ScriptParser.parse(WALK), discovery.smallest()));
    assertEquals(1, discovery.smallest().actors().size());
    assertTrue(discovery.minimal());
    assertEquals(discovery.count().trials(), discovery.count().hits());
    assertEquals(found.discoveries(), told);
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    Found found = search();
    assertEquals(List.of(), found.discoveries());
    assertEquals(List.of(), found.rejected());
    assertEquals(found.scripts(), model.runs());
    assertTrue(found.scripts() > 1000, "it went on until the end");
  }

  @Test
  void aRareFaultIsConfirmedAndStillMadeSmall() {
    model.with(ScriptModel.crash("rare"), "call { callback { dump } }", 0.3);
    Found found = search();
    Discovery discovery = found.discoveries().get(0);
    assertEquals(3, discovery.smallest().size(), discovery.smallest()::toString);
    assertTrue(discovery.count().hits() < discovery.count().trials());
  }

  @Test
  void whatNeverShowsAgainIsNoFinding() {
    int[] asked = {0};
    model.with(ScriptModel.crash("once"), "dump", 1, setting -> asked[0]++ == 0);
    Found found = search(these("dump"), Duration.ofSeconds(5));
    assertEquals(List.of(), found.discoveries());
    Rejected rejected = found.rejected().get(0);
    assertEquals("once", rejected.candidate().symptom().title());
    assertEquals(new Count(40, 0), rejected.count());
  }

  @Test
  void aFaultIsLookedIntoOnceHoweverOftenItShows() {
    model.with(ScriptModel.crash("SIGSEGV in walk"), "call { callback { grow } }", 1);
    Found found = search();
    assertEquals(1, found.discoveries().size());
    assertTrue(found.steering().hits().get("SIGSEGV in walk") >= Steering.OFTEN);
  }

  /** The second needs all that the first needs, which almost always comes before it. */
  @Test
  void aFaultThatFiresOftenDoesNotHideAnother() {
    model
        .with(ScriptModel.crash("often"), "call { callback { } }", 1)
        .with(ScriptModel.crash("other"), "lock { shrink }", 1);
    Found found = search();
    assertEquals(
        List.of("often", "other"),
        found.discoveries().stream().map(d -> d.symptom().title()).sorted().toList());
    int again = found.steering().hits().get("often");
    assertTrue(again * 5 < found.scripts(), again + " of " + found.scripts());
  }

  /** A title can have several causes; what tells them apart is what it takes to show them. */
  @Test
  void anotherWayToTheSameTitleIsAnotherDiscovery() {
    model
        .with(ScriptModel.crash("same"), "lock { shrink }", 1)
        .with(ScriptModel.crash("same"), "spawn { dump }", 1);
    Found found = search();
    assertEquals(
        List.of("lock { grow }", "spawn { dump }"),
        found.discoveries().stream()
            .map(d -> d.smallest().toString().replaceAll("hold.*?}|shrink|grow \\d+", "grow"))
            .sorted()
            .toList());
  }

  @Test
  void endsAfterSoManyScenarios() {
    Found found = search(new ScriptGenerator(1, RELEASE)::next, 123, BUDGET);
    assertEquals(123, found.scripts());
    assertTrue(model.passed().compareTo(BUDGET) < 0);
  }

  /** Of what an earlier run found, nothing is looked into again. */
  @Test
  void goesOnWithWhatIsFound() {
    model.with(ScriptModel.crash("SIGSEGV in walk"), WALK, 1);
    Discovery earlier = search().discoveries().get(0);
    told.clear();
    Exploration again =
        new Exploration(
            new ScriptGenerator(2, RELEASE)::next,
            1000,
            model,
            SETTING,
            model.deadline(BUDGET),
            progress -> {});
    again.knows(List.of(earlier));
    Found found = again.search(discoveries -> Duration.ZERO, told::add);
    assertEquals(List.of(earlier), found.discoveries());
    assertEquals(List.of(), told);
    assertTrue(found.steering().hits().get("SIGSEGV in walk") > 0);
  }

  /** A trial that a stale pointer is seen in goes on: whatever crashes later in it is seen too. */
  @Test
  void whatDoesNotEndTheProcessIsNotSteeredAround() {
    Symptom stale = new Symptom(Kind.PROBE, "stale", Optional.empty(), Optional.empty());
    model
        .with(stale, "call { callback { grow } }", 1)
        .with(ScriptModel.crash("SIGSEGV in walk"), WALK, 1);
    Found found = search();
    assertEquals(2, found.discoveries().size());
    assertEquals(
        List.of(3, 4),
        found.discoveries().stream().map(d -> d.smallest().size()).sorted().toList());
  }

  @Test
  void aKnownFaultHidesNoOtherOfTheSameTitle() {
    Symptom known = new Symptom(Kind.CRASH, "same", Optional.of("69087"), Optional.empty());
    model.with(known, "dump", 1).with(ScriptModel.crash("same"), "callers", 1);
    Found found = search(these("dump", "callers"), Duration.ofSeconds(5));
    assertEquals(
        List.of("same", "same (69087)"),
        found.discoveries().stream().map(d -> d.symptom().key()).sorted().toList());
  }

  @Test
  void whatIsOnlySlowIsNoHang() {
    Symptom slow = new Symptom(Kind.HANG, "slow", Optional.empty(), Optional.empty());
    Symptom hang = new Symptom(Kind.HANG, "hang", Optional.empty(), Optional.empty());
    model.with(slow, "dump", 1).with(hang, "callers", 1);
    Found found = search(these("dump", "callers", "dump"), Duration.ofSeconds(5));
    assertEquals(
        List.of("hang"), found.discoveries().stream().map(d -> d.symptom().title()).toList());
  }

  @Test
  void nothingIsBegunAfterTheTime() {
    model.with(ScriptModel.crash("SIGSEGV in walk"), REST, 0.5);
    Duration budget = Duration.ofMillis(500);
    search(new ScriptGenerator(1, RELEASE)::next, budget);
    assertTrue(model.passed().compareTo(budget.plusMillis(20)) <= 0, model.passed()::toString);
  }

  @Test
  void timeIsKeptForExplaining() {
    model.with(ScriptModel.crash("x"), "dump", 1);
    new Exploration(
            these("dump"), Integer.MAX_VALUE, model, SETTING, model.deadline(BUDGET), p -> {})
        .search(discoveries -> Duration.ofSeconds(40L * discoveries), told::add);
    assertEquals(1, told.size());
    assertTrue(model.passed().compareTo(Duration.ofSeconds(21)) < 0, model.passed()::toString);
  }

  @Test
  void itEndsWhenItIsStopped() {
    model.stoppingAfter(25);
    assertEquals(25, search().scripts());
  }

  @Test
  void progressIsAsItIs() {
    List<ExploreProgress> shown = new ArrayList<>();
    model.with(ScriptModel.crash("x"), "dump", 1);
    new Exploration(
            these("yield", "dump", "yield"),
            Integer.MAX_VALUE,
            model,
            SETTING,
            model.deadline(Duration.ofSeconds(2)),
            shown::add)
        .search(discoveries -> Duration.ZERO, told::add);
    assertEquals(
        "1 scenario, 100 a second; 0 candidates, 0 confirmed, 0 excluded", shown.get(0).toString());
    ExploreProgress last = shown.get(shown.size() - 1);
    assertEquals(List.of("x"), last.found().stream().map(d -> d.symptom().title()).toList());
    assertEquals(1, last.candidates());
    assertEquals(100, last.perSecond(), 1, "searching alone counts");
    assertFalse(last.scripts() == model.runs());
  }
}
