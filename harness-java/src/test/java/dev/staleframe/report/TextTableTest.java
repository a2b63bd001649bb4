package dev.staleframe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAsWideAsTheyNeedToBe() {
    TextTable table = new TextTable().column("name", false).column("n", true).column("x", false);
    table.row("a", "1", "yes");
    table.row("longer", "1000", "");

    assertEquals(
        List.of(
            "name       n  x", //
            "a          1  yes",
            "longer  1000"),
        table.lines());
  }

  @Test
  void withoutRowsOnlyTheTitlesAreLeft() {
    assertEquals(List.of("a  b"), new TextTable().column("a", false).column("b", true).lines());
  }
}
