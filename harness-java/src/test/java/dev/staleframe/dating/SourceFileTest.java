package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceFileTest {
  private static final SourceFile FILE =
      new SourceFile(
          "runtime",
          """
          0 1lock 3gopark,unlock
          0 2lock 2

          =time.Sleep 1@40:0-3
          park 0@10:0-1,3 0@12:2
          wait 1@20:1-2
          """);

  @Test
  void lineThatCallsTheFrameAbove() {
    assertEquals(Map.of(Fit.CALL, bits(0, 1, 3)), fits("runtime.park", 14, "gopark"));
  }

  /** The lock of releases 0, 1 and 3 is on line 11; on line 12 release 2 begins. */
  @Test
  void lineWithCode() {
    assertEquals(Map.of(Fit.CODE, bits(2)), fits("runtime.park", 12, "lock"));
    assertEquals(Map.of(Fit.CALL, bits(0, 1, 3)), fits("runtime.park", 11, "lock"));
    assertEquals(Map.of(Fit.CALL, bits(2)), fits("runtime.park", 13, "lock"));
  }

  @Test
  void lineWithoutCode() {
    assertEquals(Map.of(), fits("runtime.park", 15, "lock"));
    assertEquals(Map.of(), fits("runtime.park", 9, "lock"));
    assertEquals(Map.of(), fits("runtime.park", 999_999_999, "lock"));
  }

  @Test
  void nameOfAnotherPackage() {
    assertEquals(Map.of(Fit.CODE, bits(0, 1, 2, 3)), fits("time.Sleep", 44, "gopark"));
    assertEquals(Map.of(), fits("time.park", 14, "gopark"));
  }

  @Test
  void closureIsAPartOfItsFunction() {
    assertEquals(Map.of(Fit.CALL, bits(1, 2)), fits("runtime.wait.func1.2", 22, "lock"));
  }

  @Test
  void nameThatTheFileNeverHad() {
    assertEquals(Map.of(Fit.CALL, bits(1, 2)), fits("runtime.inlinedElsewhere", 22, "lock"));
    assertEquals(Map.of(), fits("runtime.inlinedElsewhere", 23, "lock"));
    assertEquals(Map.of(), fits("example.com/runtime.park", 14, "gopark"));
  }

  private static Map<Fit, BitSet> fits(String function, int line, String callee) {
    return FILE.fits(FunctionName.of(function), line, Optional.of(callee));
  }

  private static BitSet bits(int... numbers) {
    BitSet set = new BitSet();
    IntStream.of(numbers).forEach(set::set);
    return set;
  }
}
