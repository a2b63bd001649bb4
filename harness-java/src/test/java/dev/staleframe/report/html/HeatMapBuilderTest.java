package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.judge.CellVerdict;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import dev.staleframe.trial.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeatMapBuilderTest {
  private static HeatMap map(Stream<Cell> cells) {
    List<CellVerdict> verdicts = cells.map(cell -> HtmlSamples.cell(cell, 0, 3, 0)).toList();
    Map<Cell, String> ids = new HashMap<>();
    verdicts.forEach(cell -> ids.put(cell.cell(), "cell-" + ids.size()));
    return new HeatMapBuilder(verdicts, ids).build();
  }

  private static Cell at(Cell cell, Place place, String arch) {
    return new Cell(
        cell.release(),
        cell.patch(),
        cell.scenario(),
        cell.amplifier(),
        cell.godebug(),
        cell.shim(),
        place,
        arch);
  }

  @Test
  void theNewestReleaseIsFirstAndPlainBeforePatched() {
    HeatMap map =
        map(
            Stream.of(
                Samples.cell("1.22.12"),
                HtmlSamples.patched("1.23.0", Patch.FIX_ONLY),
                Samples.cell("1.23.0"),
                Samples.cell("1.23rc1"),
                Samples.cell("1.23.10"),
                Samples.cell("1.23.9")));

    assertEquals(
        List.of("1.23.10", "1.23.9", "1.23.0", "1.23.0 with fix-only", "1.23rc1", "1.22.12"),
        map.rows().stream().map(HeatMap.Row::build).toList());
    assertFalse(map.hasVariants(), "one column says it all");
    assertEquals("All of it: amplifier efence, on this host, amd64.", map.caption());
  }

  @Test
  void whatVariesMakesColumnsAndIsNamed() {
    Cell cell = Samples.cell("1.23.0");
    HeatMap map =
        map(
            Stream.of(Amplifier.EFENCE, Amplifier.NONE)
                .flatMap(
                    amplifier ->
                        Stream.of(
                            at(cell.with(amplifier), Place.HOST, "amd64"),
                            at(cell.with(amplifier), Place.CONTAINER, "arm64"))));

    assertEquals(
        List.of(
            "efence, host, amd64",
            "efence, container, arm64",
            "none, host, amd64",
            "none, container, arm64"),
        map.columns());
    assertEquals(List.of(new HeatMap.Scenario("grow", 4)), map.scenarios());
    assertEquals("", map.caption());
  }

  @Test
  void columnsOfAScenarioStandTogether() {
    HeatMap map =
        map(
            Stream.of(Amplifier.EFENCE, Amplifier.NONE)
                .flatMap(
                    amplifier ->
                        Stream.of(Samples.GROW, Samples.STILL)
                            .map(scenario -> Samples.cell("1.23.0", scenario, amplifier))));

    assertEquals(
        List.of(new HeatMap.Scenario("grow", 2), new HeatMap.Scenario("still", 2)),
        map.scenarios());
    assertEquals(List.of("efence", "none", "efence", "none"), map.columns());
  }

  @Test
  void aMitigationOfOneReleaseIsARow() {
    Cell faulty = Samples.cell("1.23.0");
    HeatMap map =
        map(
            Stream.of(
                Samples.cell("1.22.12"),
                faulty,
                faulty.with(Godebug.NO_FRAME_POINTER_UNWINDING),
                Samples.cell("1.23.1")));

    assertEquals(
        List.of("", "", "GODEBUG=tracefpunwindoff=1", ""),
        map.rows().stream().map(HeatMap.Row::settings).toList());
    assertEquals(1, map.columns().size());
  }

  @Test
  void settingsOfAllReleasesAreColumns() {
    HeatMap map =
        map(
            Stream.of("1.22.12", "1.23.0", "1.23.1")
                .map(Samples::cell)
                .flatMap(c -> Stream.of(c, c.with(Godebug.NO_FRAME_POINTER_UNWINDING))));

    assertEquals(List.of("no GODEBUG", "tracefpunwindoff=1"), map.columns());
    assertEquals(3, map.rows().size());
  }

  @Test
  void whatWasNotRunIsNotThere() {
    HeatMap map =
        map(
            Stream.of(
                Samples.cell("1.22.12"),
                Samples.cell("1.23.0"),
                Samples.cell("1.23.0", Samples.STILL, Amplifier.EFENCE)));

    assertNotNull(map.rows().get(0).boxes().get(1));
    assertNull(map.rows().get(1).boxes().get(1));
  }

  @Test
  void aBoxTellsOfTheWitnessWhoSawMost() {
    Cell cell = Samples.cell("1.23.0");
    CellVerdict verdict = HtmlSamples.cell(cell, 2, 8, 1);
    HeatMap.Box box =
        new HeatMapBuilder(List.of(verdict), Map.of(cell, "cell-1"))
            .build()
            .rows()
            .get(0)
            .boxes()
            .get(0);

    assertEquals(
        new HeatMap.Box("cell-1", new Mark("stale", "◆", "stale"), 1, "2/10", "crash, probe", true),
        box);
  }
}
