package dev.staleframe.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.crash.CorpusEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KnownCrashesTest {

  @Test
  void everyRowHasALogOfItsOwn() {
    Set<String> seen =
        CorpusEntry.all().stream()
            .flatMap(entry -> entry.judgement().known().stream())
            .map(KnownCrash::id)
            .collect(Collectors.toSet());
    List<String> rows = KnownCrashes.all().stream().map(KnownCrash::id).toList();

    assertEquals(Set.copyOf(rows), seen);
    assertEquals(rows.size(), seen.size(), "an id stands for one row");
  }

  @Test
  void everyRowSaysWhatToDo() {
    for (KnownCrash row : KnownCrashes.all()) {
      assertTrue(row.advice().endsWith("."), row.id());
      assertTrue(!row.cause().isBlank() && !row.cause().endsWith("."), row.id());
      assertTrue(!row.reference().isBlank(), row.id());
    }
  }
}
