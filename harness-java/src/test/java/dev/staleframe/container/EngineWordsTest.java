package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class EngineWordsTest {
  @Test
  void whatTheEngineSaidIsTakenOutOfItsWrapping() {
    Exception failure =
        new IllegalStateException(
            "can't", new IOException("Status 404: {\"message\":\"no image \\\"x\\\"\"}\n"));

    assertEquals("no image \"x\"", EngineWords.of(failure));
  }

  @Test
  void otherWordsAreKeptOnOneLine() {
    assertEquals("first second", EngineWords.of(new IOException("first\n  second\n")));
    assertEquals("null", EngineWords.of(new IOException()));
  }
}
