package dev.staleframe.dating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.StaleframeException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTableTest {
  private static final String RELEASES = "1.20.1? 1.20.2 1.20.3? 1.20.4? 1.20.5 1.21.0 1.22rc1?";
  private static final String BLOCK = "0 1f\n\ng 0@7:0-2\n";

  @Test
  void fileOfTheTable() {
    LineTable table = table();
    assertTrue(table.hasFile("runtime/proc.go"));
    SourceFile file = table.file("runtime/proc.go").orElseThrow();
    assertEquals(1, file.fits(FunctionName.of("runtime.g"), 8, Optional.empty()).size());
    assertEquals(Optional.empty(), table.file("runtime/none.go"));
  }

  /**
   * One that could not be read is like the one before or the one after it, in its minor version.
   */
  @ParameterizedTest
  @CsvSource({
    "0, '[1.20.1, 1.20.2, 1.20.3, 1.20.4]'",
    "1, '[1.20.3, 1.20.4, 1.20.5]'",
    "2, '[1.21.0]'"
  })
  void releasesThatCouldNotBeRead(int number, String expected) {
    BitSet numbers = new BitSet();
    numbers.set(number);
    assertEquals(expected, table().named(numbers).releases().toString());
  }

  @Test
  void whatIsNoTable() {
    for (String text : new String[] {"", "\n\n", "staleframe lines 2\n1.20\n\n"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThrows(StaleframeException.class, () -> new LineTable(bytes));
    }
  }

  @Test
  void everyFileOfStaleframesTableCanBeRead() {
    LineTable table = LineTable.ofStaleframe();
    assertTrue(table.paths().size() > 1000, "files: " + table.paths().size());
    assertTrue(table.releases().size() > 100, "releases: " + table.releases().size());
    assertEquals(table.all().stream().sorted().distinct().toList(), table.all());
    for (String path : table.paths()) {
      SourceFile file = table.file(path).orElseThrow();
      boolean any = false;
      for (int release = 0; release < table.releases().size() && !any; release++) {
        any = !file.functions(release).isEmpty();
      }
      assertTrue(any, path);
    }
  }

  private static LineTable table() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(BLOCK.getBytes(StandardCharsets.UTF_8));
    deflater.finish();
    byte[] block = new byte[256];
    int length = deflater.deflate(block);
    deflater.end();
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    String head = "staleframe lines 1\n" + RELEASES + "\nruntime/proc.go " + length + "\n\n";
    table.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    table.write(block, 0, length);
    return new LineTable(table.toByteArray());
  }
}
