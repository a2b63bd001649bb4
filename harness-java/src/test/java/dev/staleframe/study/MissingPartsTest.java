package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.staleframe.journal.Part;
import dev.staleframe.journal.RunHeader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingPartsTest {
  private static List<String> missing(Part... parts) {
    return MissingParts.of(Stream.of(parts).map(MissingPartsTest::header).toList());
  }

  private static RunHeader header(Part part) {
    return new RunHeader(
        "run",
        Instant.EPOCH,
        "1",
        "f",
        List.of(),
        new RunHeader.Host("linux", "amd64", 2, "", ""),
        List.of(),
        Map.of(),
        part);
  }

  private static Part part(String plan, int shard, int shards) {
    return new Part(plan, 3, shard, shards);
  }

  @Test
  void nothingIsMissingOfAWholePlan() {
    assertEquals(List.of(), missing(part("a", 1, 1)));
    assertEquals(List.of(), missing(part("a", 2, 2), part("a", 1, 2), part("a", 2, 2)));
    assertEquals(List.of(), MissingParts.of(List.of(header(null))));
  }

  @Test
  void missingOnesAreNamed() {
    assertEquals(List.of("shard 2/2 is missing"), missing(part("a", 1, 2)));
    assertEquals(List.of("shards 1/4, 3/4 are missing"), missing(part("a", 2, 4), part("a", 4, 4)));
  }

  @Test
  void partsOfOtherPlansDoNotFillTheGap() {
    assertEquals(
        List.of("shard 2/2 is missing", "shard 1/2 is missing"),
        missing(part("a", 1, 2), part("b", 2, 2)));
  }
}
