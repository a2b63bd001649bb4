package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogShelfTest {
  @TempDir private Path folder;

  @Test
  void findsALogBesideWhicheverJournalHasIt() throws IOException {
    Path one = folder.resolve("one/journal.ndjson");
    Path other = folder.resolve("other/journal.ndjson");
    String name = LogStore.beside(other).store("boom");
    LogShelf shelf = LogShelf.beside(List.of(one, other));

    assertEquals("boom", Files.readString(shelf.find(name).orElseThrow()));
    assertEquals(Optional.empty(), shelf.find("ab".repeat(32)));
  }

  /** Somebody else's journal may hold anything. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "../../secret", "../../../../../../etc/passwd"})
  void aNameThatIsNoHashIsNoPath(String name) throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "secret");
    LogShelf shelf = LogShelf.beside(List.of(folder.resolve("run/journal.ndjson")));

    assertEquals(Optional.empty(), shelf.find(name));
  }
}
