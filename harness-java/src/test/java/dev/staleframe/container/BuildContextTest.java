package dev.staleframe.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
  @TempDir private Path folder;

  private void write(String name, String text, boolean executable) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (executable) {
      file.toFile().setExecutable(true);
    }
  }

  @Test
  void holdsWhatWasAddedButForTests() throws IOException {
    write("bin/go", "program", true);
    write("src/runtime/proc.go", "package runtime", false);
    write("src/runtime/proc_test.go", "package runtime", false);
    write("test/fixedbugs/a.go", "package a", false);
    write("src/testdata/b.go", "package b", false);

    BuildContext context =
        new BuildContext().text("Dockerfile", "FROM x\n").folder("goroot/").tree("goroot/", folder);

    assertEquals(
        Map.of(
            "Dockerfile", "644 FROM x\n",
            "goroot/", "755 ",
            "goroot/bin/", "755 ",
            "goroot/bin/go", "755 program",
            "goroot/src/", "755 ",
            "goroot/src/runtime/", "755 ",
            "goroot/src/runtime/proc.go", "644 package runtime"),
        entries(context));
  }

  private static Map<String, String> entries(BuildContext context) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(context.stream())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String content = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        entries.put(entry.getName(), Integer.toOctalString(entry.getMode() & 0777) + " " + content);
      }
    }
    return entries;
  }
}
