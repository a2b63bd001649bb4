package dev.staleframe.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.StaleframeException;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptParser;
import dev.staleframe.study.Symptom.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchStateTest {
  private static final Script SMALL =
      ScriptParser.parse("with tracer, race; call { callback { } }");
  private static final Discovery FOUND =
      new Discovery(
          new Symptom(Kind.CRASH, "SIGSEGV \u00e9", Optional.empty(), Optional.of("69087")),
          ScriptParser.parse("with tracer, race; call { callback { yield } } dump"),
          SMALL,
          true,
          new Count(11, 7),
          null,
          5_000_000_000L);

  @TempDir private Path folder;

  @Test
  void isReadAsItWasWritten() {
    SearchState state = new SearchState("Go 1.23.0, seed 7", 300, 280, 9, List.of(FOUND));
    SearchState.none("something before").write(folder);
    state.write(folder);
    assertEquals(state, SearchState.read(folder, "Go 1.23.0, seed 7"));
  }

  @Test
  void onlyTheSameSearchGoesOn() {
    refuses("no search", () -> SearchState.read(folder, "Go 1.23.0, seed 7"));
    SearchState.none("Go 1.23.0, seed 7").write(folder);
    refuses("is another: Go 1.23.0, seed 7", () -> SearchState.read(folder, "Go 1.23.0, seed 8"));
  }

  @Test
  void aDamagedOneIsSaidToBe() throws IOException {
    Files.writeString(folder.resolve("search.json"), "{\"search\": \"a\", \"disc");
    refuses("is damaged", () -> SearchState.read(folder, "a"));
    Files.writeString(
        folder.resolve("search.json"), "{\"search\": \"a\", \"discoveries\": [{\"kind\": 3}]}");
    refuses("is damaged", () -> SearchState.read(folder, "a"));
  }

  private static void refuses(String words, Runnable read) {
    StaleframeException error = assertThrows(StaleframeException.class, read::run);
    assertEquals(ExitCode.USAGE, error.exitCode());
    assertTrue(error.getMessage().contains(words), error::getMessage);
  }
}
