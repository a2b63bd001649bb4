package dev.staleframe.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at all, as a log: reading them never throws, and gives the same each time. */
@Tag("fuzz")
class LogFuzzTest {
  static Stream<byte[]> seeds() {
    String log = CorpusLog.named("reported/go-69085.txt").text();
    return Stream.of(Harm.values()).map(harm -> harm.on(log).getBytes(StandardCharsets.UTF_8));
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
