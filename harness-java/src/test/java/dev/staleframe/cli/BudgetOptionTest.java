package dev.staleframe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.staleframe.StaleframeException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetOptionTest {
  @ParameterizedTest
  @CsvSource({"90s, 90", "10m, 600", "1h30m, 5400", "2h, 7200", "1h1m1s, 3661"})
  void timesArePlain(String text, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), BudgetOption.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "m", "10 m", "0s", "0m", "-5m", "30m1h", "1.5h", "99999999s"})
  void whatIsNoTimeIsRefused(String text) {
    assertThrows(StaleframeException.class, () -> BudgetOption.parse(text));
  }
}
