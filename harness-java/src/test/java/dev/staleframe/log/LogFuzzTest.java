package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all, as a log: reading them never throws, and gives the same each time. */
@Tag("fuzz")
class LogFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of("reported/go-69085.txt", "go1.26.8/labels.txt", "go1.27.4/labels.txt")
        .map(name -> CorpusLog.named(name).text())
        .flatMap(log -> Stream.of(Harm.values()).map(harm -> harm.bytes(log)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = 5_000, maxDuration = "")
  void anyBytes(byte[] content) {
    List<FoundCrash> found = Reading.of(content);
    assertEquals(found, Reading.of(Reading.inChunks(content, 13)));
    for (FoundCrash crash : found) {
      crash.crash().title();
      crash.crash().topFrames(3).forEach(crash::line);
    }
  }
}
