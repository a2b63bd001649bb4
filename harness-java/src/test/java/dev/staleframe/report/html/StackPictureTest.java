package dev.staleframe.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.report.html.StackPicture.Panel;
import dev.staleframe.trial.StalePointer;
import dev.staleframe.trial.StalePointer.Stack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackPictureTest {
  private static StackPicture picture(String sp, String bp, Stack now, Stack old) {
    return StackPictureBuilder.of(new StalePointer(0, 0, sp, "0x1", bp, now, old)).orElseThrow();
  }

  @Test
  void stacksFarApartAreEachToAScaleOfTheirOwn() {
    StackPicture picture =
        picture(
            "0x7f0000018000",
            "0xc000001800",
            new Stack("0x7f0000000000", "0x7f0000020000"),
            new Stack("0xc000001000", "0xc000002000"));
    Panel old = picture.panels().get(0);
    Panel now = picture.panels().get(1);

    assertEquals("old stack, freed, 4 KiB", old.title());
    assertEquals("stack now, 128 KiB", now.title());
    assertEquals("10/320", old.barX() + "/" + old.barWidth(), "each fills the line");
    assertEquals("10/320", now.barX() + "/" + now.barWidth());
    assertEquals("170", old.pointers().get(0).x(), "bp is half-way up the old stack");
    assertEquals("gp.syscallbp 0xc000001800", old.pointers().get(0).label());
    assertEquals("250", now.pointers().get(0).x(), "sp is three quarters up the new one");
    assertEquals("from tick to tick 256 B", old.scale());
    assertEquals(17, old.ticks().size());
    assertEquals("126.2 TiB higher in memory (not drawn)", picture.between());
    assertTrue(picture.betweenY() > old.barY() && picture.betweenY() < now.titleY());
  }

  @Test
  void stacksThatOverlapAreToOneScale() {
    StackPicture picture =
        picture("0x1c00", "0x1400", new Stack("0x1000", "0x2000"), new Stack("0x0c00", "0x1600"));
    Panel old = picture.panels().get(0);
    Panel now = picture.panels().get(1);

    assertNull(picture.between());
    // The line is 0x1400 bytes long.
    assertEquals("10/160", old.barX() + "/" + old.barWidth());
    assertEquals("74/256", now.barX() + "/" + now.barWidth());
    assertEquals("0xc00/0x2000", now.low() + "/" + now.high());
    assertEquals(old.ticks(), now.ticks());
    assertEquals("both to one scale, from tick to tick 512 B", now.scale());
    assertEquals("138", old.pointers().get(0).x());
    assertEquals(2, now.pointers().size(), "bp lies in the new stack too: outside is no test");
    assertEquals("138", now.pointers().get(1).x());
  }

  /** Else the arrow of the upper label would run through the lower one. */
  @ParameterizedTest
  @CsvSource({
    "0x1f00, 0x1e00, sp",
    "0x1e00, 0x1f00, bp",
    "0x1100, 0x1200, sp",
    "0x1200, 0x1100, bp"
  })
  void labelsAreNotCrossed(String sp, String bp, String upper) {
    Panel panel = picture(sp, bp, new Stack("0x1000", "0x2000"), null).panels().get(0);

    assertEquals(upper, panel.pointers().get(0).style());
    assertTrue(panel.pointers().get(0).labelY() < panel.pointers().get(1).labelY());
  }

  @Test
  void withoutAnOldStackThereIsOneAndAPointerThatIsNowhere() {
    StackPicture picture = picture("0x1c00", "0x9000", new Stack("0x1000", "0x2000"), null);

    assertEquals(1, picture.panels().size());
    assertEquals(1, picture.panels().get(0).pointers().size());
    assertTrue(picture.description().contains("gp.syscallbp is 0x9000, in neither stack."));
  }

  @Test
  void wordsSayWhatThePictureShows() {
    String words =
        picture(
                "0x7f0000018000",
                "0xc000001f90",
                new Stack("0x7f0000000000", "0x7f0000020000"),
                new Stack("0xc000001000", "0xc000002000"))
            .description();

    assertEquals(
        "The old stack, freed, was [0xc000001000, 0xc000002000), 4 KiB."
            + " The stack is now [0x7f0000000000, 0x7f0000020000), 128 KiB."
            + " gp.syscallsp is 0x7f0000018000, 32 KiB below the end of the stack."
            + " gp.syscallbp is 0xc000001f90, 112 B below the end of the old stack.",
        words);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0x", "c000", "0xc00g", "0xffffffffffffffff", "-0x1", "0x1\n"})
  void whatIsNoAddressIsNotDrawn(String text) {
    Stack stack = new Stack("0x1000", "0x2000");

    assertEquals(
        Optional.empty(),
        StackPictureBuilder.of(new StalePointer(0, 0, "0x1", "0x1", text, stack, stack)));
    assertEquals(
        Optional.empty(),
        StackPictureBuilder.of(
            new StalePointer(0, 0, "0x1", "0x1", "0x1", new Stack(text, "0x2000"), null)));
  }

  /** Whatever the addresses, the picture is of a bounded size and its marks are on the line. */
  @ParameterizedTest
  @CsvSource({
    "0x0, 0x1, 0x0, 0x1",
    "0x0, 0xfffffffffffffff, 0x0, 0x1",
    "0x0, 0x1, 0xffffffffffffffe, 0xfffffffffffffff",
    "0x1000, 0x2000, 0x2000, 0x3000",
  })
  void neverRunsAway(String lo, String hi, String oldLo, String oldHi) {
    StackPicture picture = picture(lo, oldLo, new Stack(lo, hi), new Stack(oldLo, oldHi));

    assertNotNull(picture);
    assertTrue(picture.height() < 400);
    for (Panel panel : picture.panels()) {
      assertTrue(panel.ticks().size() <= 33, panel.ticks()::toString);
      for (String tick : panel.ticks()) {
        double x = Double.parseDouble(tick);
        assertTrue(x >= 10 && x <= 330, tick);
      }
      double end = Double.parseDouble(panel.barX()) + Double.parseDouble(panel.barWidth());
      assertTrue(end <= 331, () -> panel.barX() + " " + panel.barWidth());
    }
  }
}
