package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | ''", "3 | 3", "1 2 | 1-2", "1 3 4 5 9 | 1, 3-5, 9", "2 4 | 2, 4"})
  void numbersInFewWords(String numbers, String words) {
    List<Integer> list =
        numbers.isEmpty()
            ? List.of()
            : List.of(numbers.split(" ")).stream().map(Integer::valueOf).toList();
    assertEquals(words, Ranges.of(list));
  }
}
