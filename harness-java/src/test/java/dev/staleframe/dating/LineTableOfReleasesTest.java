package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.command.Environment;
import dev.staleframe.release.InstalledGo;
import dev.staleframe.release.Release;
import dev.staleframe.release.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table that is part of staleframe against one of a few releases, made from their sources. */
@Tag("integration")
class LineTableOfReleasesTest {
  private static final List<String> RELEASES =
      List.of("1.22.12", "1.23rc1", "1.23.0", "1.23.1", "1.25.9");

  @TempDir private Path folder;

  @Test
  void tableIsWhatTheSourcesSay() throws Exception {
    LineTable fresh = new LineTable(Files.readAllBytes(generate()));
    LineTable kept = LineTable.ofStaleframe();
    assertEquals(RELEASES.stream().map(Release::parse).toList(), fresh.releases());
    assertTrue(fresh.paths().size() > 500, "files: " + fresh.paths().size());
    for (int number = 0; number < RELEASES.size(); number++) {
      int keptNumber = kept.releases().indexOf(fresh.releases().get(number));
      for (String path : kept.paths()) {
        assertEquals(
            functions(fresh, path, number),
            functions(kept, path, keptNumber),
            path + " in " + RELEASES.get(number));
      }
      assertTrue(kept.paths().containsAll(fresh.paths()));
    }
  }

  private static List<String> functions(LineTable table, String path, int release) {
    return table.file(path).map(file -> file.functions(release)).orElse(List.of());
  }

  private Path generate() throws IOException, InterruptedException {
    Environment environment = Environment.ofThisProcess();
    InstalledGo go = InstalledGo.find(environment);
    Toolchains toolchains = new Toolchains(environment, go);
    RELEASES.forEach(release -> toolchains.provide(Release.parse(release), message -> {}));
    Path table = folder.resolve("lines.bin");
    List<String> argv = new ArrayList<>(List.of(go.program().toString(), "run", "./linetable"));
    argv.addAll(RELEASES);
    Process process =
        new ProcessBuilder(argv)
            .directory(Path.of(System.getProperty("staleframe.home"), "go-fixtures").toFile())
            .redirectOutput(table.toFile())
            .redirectError(folder.resolve("said").toFile())
            .start();
    assertEquals(0, process.waitFor(), this::said);
    return table;
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
