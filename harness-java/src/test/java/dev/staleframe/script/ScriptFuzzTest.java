package dev.staleframe.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text at all: it is a scenario, which reads back as it is written, or the user's error. */
@Tag("fuzz")
class ScriptFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(
            "with tracer 5, gc; call { callback { grow 200 } park }",
            "recovers { coro { lock { panics } } } # and so on",
            "repeat 3 { thread { nofp { bigframe { callback { exits { sleep 20 } } } } } }")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = 20_000, maxDuration = "")
  void anyText(byte[] content) {
    Script script;
    try {
      script = ScriptParser.parse(new String(content, StandardCharsets.UTF_8));
    } catch (StaleframeException e) {
      assertEquals(ExitCode.USAGE, e.exitCode());
      return;
    }
    assertEquals(script, ScriptParser.parse(script.toString()));
  }
}
