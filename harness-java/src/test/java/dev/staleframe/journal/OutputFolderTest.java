package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;

  @Test
  void freshFolderIsNobodyElses() {
    Path wanted = folder.resolve("out/matrix-20261130-081526");
    List<OutputFolder.Locked> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(OutputFolder.fresh(wanted).lock());
    }
    all.forEach(OutputFolder.Locked::close);
    all.add(OutputFolder.fresh(wanted).lock());

    assertEquals(
        List.of("", "-2", "-3", "-4"),
        all.stream()
            .map(one -> one.path().toString().substring(wanted.toString().length()))
            .toList(),
        "also where the others have ended");
    assertEquals(4, new HashSet<>(all).size());
    all.get(3).close();
  }

  @Test
  void namedFolderIsRefusedWhileItIsInUse() {
    try (OutputFolder.Locked locked = OutputFolder.named(folder).lock()) {
      String refusal = Failing.with(ExitCode.USAGE, () -> OutputFolder.named(folder).lock());
      assertTrue(refusal.startsWith("the folder " + locked.path() + " is in use by "), refusal);
      assertTrue(refusal.endsWith("choose another folder with --output"), refusal);
    }
    OutputFolder.named(folder).lock().close();
  }

  @Test
  void fileInTheWayIsBadInput() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    for (OutputFolder output :
        List.of(OutputFolder.named(file), OutputFolder.fresh(file.resolve("matrix")))) {
      String refusal = Failing.with(ExitCode.USAGE, output::lock);
      assertTrue(refusal.contains("a file is in the way"), refusal);
    }
  }
}
