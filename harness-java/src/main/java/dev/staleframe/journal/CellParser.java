package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import dev.staleframe.fixture.Amplifier;
import dev.staleframe.fixture.Godebug;
import dev.staleframe.fixture.Patch;
import dev.staleframe.fixture.Scenario;
import dev.staleframe.fixture.ScenarioCatalog;
import dev.staleframe.fixture.ShimVariant;
import dev.staleframe.journal.JournalParser.Damaged;
import dev.staleframe.release.Release;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Place;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads cells; a journal has many trials of few of them. */
final class CellParser {
  private final ScenarioCatalog scenarios;
  private final Map<String, Cell> known = new ConcurrentHashMap<>();

  CellParser(ScenarioCatalog scenarios) {
    this.scenarios = scenarios;
  }

  Cell cell(Fields fields) throws Damaged {
    String key = fields.joined();
    Cell cell = known.get(key);
    if (cell == null) {
      cell = read(fields);
      known.put(key, cell);
    }
    return cell;
  }

  private Cell read(Fields fields) throws Damaged {
    try {
      return new Cell(
          Release.parse(fields.text("release")),
          Patch.parse(fields.text("patch")),
          scenario(fields),
          fields.labelled("amplifier", Amplifier.values()),
          Godebug.parse(fields.text("godebug")),
          fields.labelled("shim", ShimVariant.values()),
          fields.labelled("place", Place.values()),
          fields.text("arch"));
    } catch (StaleframeException e) {
      throw new Damaged(e.getMessage());
    }
  }

  private Scenario scenario(Fields fields) throws Damaged {
    String script = fields.optional("script");
    return script == null ? scenarios.find(fields.text("scenario")) : Scenario.ofScript(script);
  }
}
