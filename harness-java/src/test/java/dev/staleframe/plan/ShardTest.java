package dev.staleframe.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  @Test
  void isWrittenAsItIsRead() {
    assertEquals(new Shard(2, 8), Shard.parse("2/8"));
    assertEquals("2/8", Shard.parse("2/8").toString());
    assertEquals(Shard.WHOLE, Shard.parse("1/1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "2", "0/8", "9/8", "1/0", "-1/8", "2/8/9", "a/b", "2 / 8", "1/1001", "1/99999"
      })
  void whatIsNoShardIsRefused(String text) {
    StaleframeException e = assertThrows(StaleframeException.class, () -> Shard.parse(text));
    assertEquals(ExitCode.USAGE, e.exitCode());
  }
}
