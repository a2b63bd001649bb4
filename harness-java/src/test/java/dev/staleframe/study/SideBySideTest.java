package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.NeedsDocker;
import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.fixture.Workspace;
import dev.staleframe.journal.JournalWriter;
import dev.staleframe.journal.OutputFolder;
import dev.staleframe.journal.RunHeader;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.judge.Hearing;
import dev.staleframe.launch.Launcher;
import dev.staleframe.launch.Limits;
import dev.staleframe.release.Release;
import dev.staleframe.report.SparseProgress;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Trial;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario on this host and in a container: the same is seen, said and printed. */
@Tag("integration")
@NeedsDocker
class SideBySideTest {
  private static final List<Release> RELEASES =
      Stream.of("1.23.0", "1.23.1").map(Release::parse).toList();
  private static final List<Place> PLACES = List.of(Place.HOST, Place.CONTAINER);
  private static final int RUNS = 3;

  /** By what was run, where it was run. */
  private static final Map<String, Map<Place, CellVerdict>> VERDICTS = new LinkedHashMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void runAll() {
    Environment environment = Environment.ofThisProcess();
    Workbench workbench = Workbench.open(environment, Workspace.find(environment));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    RunHeader header =
        new RunHeader(
            "test",
            Instant.EPOCH,
            "test",
            "test",
            List.of(),
            RunHeader.Host.current(),
            List.of(),
            Map.of(),
            null);
    try (Sites sites =
            Sites.open(
                PLACES,
                List.of(),
                ContainerChoice.USUAL,
                workbench,
                Launcher.usualWorkers(),
                what -> {});
        JournalWriter journal = JournalWriter.open(OutputFolder.named(folder).lock(), header)) {
      Campaign campaign =
          new Campaign(
              sites,
              Limits.of(Duration.ofSeconds(20)),
              journal,
              new SparseProgress(nowhere),
              new Evidence(Hearing.USUAL));
      List<Cell> plan = new ArrayList<>();
      workbench.workspace().scenarios().judged().forEach(scenario -> plan.addAll(cells(scenario)));
      campaign.prepare(plan);
      campaign.run(RUNS).forEach(SideBySideTest::keep);
    }
  }

  private static List<Cell> cells(Scenario scenario) {
    List<Cell> cells = new ArrayList<>();
    for (Release release : RELEASES) {
      for (Amplifier amplifier : List.of(Amplifier.EFENCE, Amplifier.NONE)) {
        for (Place place : PLACES) {
          cells.add(
              new Cell(
                  release,
                  Patch.NONE,
                  scenario,
                  amplifier,
                  Godebug.NONE,
                  ShimVariant.FP,
                  place,
                  RunHeader.Host.current().arch()));
        }
      }
    }
    return cells;
  }

  private static void keep(CellVerdict verdict) {
    Cell cell = verdict.cell();
    VERDICTS
        .computeIfAbsent(
            "%s, Go %s, amplifier %s"
                .formatted(cell.scenario().name(), cell.release(), cell.amplifier()),
            name -> new EnumMap<>(Place.class))
        .put(cell.place(), verdict);
  }

  static Stream<String> runs() {
    return VERDICTS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void placesAgree(String run) {
    Map<Place, CellVerdict> verdicts = VERDICTS.get(run);
    CellVerdict host = verdicts.get(Place.HOST);
    CellVerdict container = verdicts.get(Place.CONTAINER);

    same(host, container, SideBySideTest::findings);
    if (crashesDecide(host)) {
      same(host, container, verdict -> verdict.titles().keySet());
      same(host, container, SideBySideTest::frames);
    }
    assertTrue(container.asExpected(), () -> run + ": " + Surprises.of(container));
  }

  private static <T> void same(
      CellVerdict host, CellVerdict container, Function<CellVerdict, T> look) {
    assertEquals(look.apply(host), look.apply(container));
  }

  /** Of those who could have seen it: what others see, they see by chance. */
  private static List<String> findings(CellVerdict verdict) {
    return verdict.verdicts().stream()
        .filter(v -> v.abstention() == null)
        .map(v -> v.witness() + " " + v.finding())
        .toList();
  }

  private static boolean crashesDecide(CellVerdict verdict) {
    return verdict.verdicts().stream()
        .filter(v -> v.abstention() == null)
        .anyMatch(v -> v.witness().equals("crash") || v.witness().equals("check"));
  }

  private static List<String> frames(CellVerdict verdict) {
    Trial crash = verdict.firstCrash();
    return crash == null ? List.of() : crash.crash().frames();
  }

  /** So that agreement is not agreement about nothing. */
  @ParameterizedTest
  @MethodSource("runs")
  void somebodySaysSomething(String run) {
    assertTrue(VERDICTS.get(run).get(Place.CONTAINER).judged(), run);
  }
}
