package dev.staleframe.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.staleframe.ExitCode;
import dev.staleframe.Failing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildInfoTest {
  private static final String LINES =
      "path\texample.com/x\nmod\texample.com/x\tv1.0.0\th1:abc=\nbuild\t-ldflags=\"-s -w -X \\\"a=b\\\"\"\n"
          + "build\tCGO_ENABLED=1\nbuild\tCGO_CFLAGS=\nbuild\t=odd\nbuild\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "devel go1.23-1234567 Mon Jun 3 12:00:00 2024 +0000 | true",
        "devel +1234567 | true",
        "go1.28-devel_1234567 Mon Nov 2 12:00:00 2026 +0000 | true",
        "go1.28-devel_1234567 X:jsonv2 | true",
        "go1.23.0 | false",
        "go1.23.0 X:devel | false",
        "go1.23.0-devel | false",
        "development | false",
        "'' | false",
      })
  void developmentVersions(String version, boolean development) {
    assertEquals(development, new BuildInfo(version, "", Map.of()).development());
  }

  @Test
  void settings() throws IOException {
    BuildInfo info = read(inline("go1.23.0", LINES)).orElseThrow();

    assertEquals("example.com/x", info.path());
    assertEquals(
        Map.of("-ldflags", "-s -w -X \"a=b\"", "CGO_ENABLED", "1", "CGO_CFLAGS", ""),
        info.settings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go1.23.0 | 1.23.0 | true",
        "go1.23rc1 | 1.23rc1 | true",
        "go1.20 | 1.20 | true",
        "go1.23.0 X:nocoverageredesign | 1.23.0 | false",
        "go1.22.7 (Red Hat 1.22.7-2.el9) | 1.22.7 | false",
        "devel go1.24-1234567 Thu Aug 1 00:00:00 2024 +0000 | | false",
        "go1.24-1234567 | | false",
        "go1.23 | | false",
        "go1.23.0-custom | | false",
        "unknown | | false",
        "1.23.0 | | false",
      })
  void release(String version, String release, boolean plain) {
    BuildInfo info = BuildInfo.parse(version, "");
    assertEquals(Optional.ofNullable(release), info.release().map(Object::toString));
    assertEquals(plain, info.plain());
  }

  @Test
  void settingsThatWereNotKept() throws IOException {
    ByteArrayOutputStream blob = start(2);
    text(blob, "go1.23.0".getBytes(StandardCharsets.UTF_8));
    text(blob, new byte[0]);
    assertEquals(new BuildInfo("go1.23.0", "", Map.of()), read(blob.toByteArray()).orElseThrow());
  }

  @Test
  void pointersOfOldReleases() {
    String said = Failing.with(ExitCode.USAGE, () -> read(start(0).toByteArray()));
    assertTrue(said.contains("Go 1.17 or older"), said);
  }

  /** Lengths that are longer than the file, than memory, or than a number. */
  @ParameterizedTest
  @CsvSource({"7f", "ff7f", "ffffff7f", "ffffffff07", "ffffffffffffffff7f", "ffffffffffffffffff01"})
  void lengthOfAnything(String digits) {
    ByteArrayOutputStream blob = start(2);
    blob.writeBytes(java.util.HexFormat.of().parseHex(digits));
    blob.writeBytes(new byte[16]);
    Failing.with(ExitCode.USAGE, () -> read(blob.toByteArray()));
  }

  /** Without sections it is looked for, at addresses that are multiples of 16. */
  @ParameterizedTest
  @ValueSource(longs = {0x1000, 0x1008, 0x1001})
  void amidOtherData(long address) throws IOException {
    byte[] blob = inline("go1.23.0", LINES);
    byte[] data = new byte[200_000];
    int first = (int) (-address & 15);
    byte[] astray = inline("go9.9.9", LINES);
    System.arraycopy(astray, 0, data, first + 1001, astray.length);
    System.arraycopy(blob, 0, data, first + 69_984, blob.length);
    assertEquals("go1.23.0", read(data, address).orElseThrow().version());
    assertEquals(Optional.empty(), read(new byte[200_000], address));
  }

  private static byte[] inline(String version, String lines) {
    ByteArrayOutputStream blob = start(2);
    text(blob, version.getBytes(StandardCharsets.UTF_8));
    text(blob, ("<16 bytes start>" + lines + "<16 bytes end..>").getBytes(StandardCharsets.UTF_8));
    return blob.toByteArray();
  }

  private static ByteArrayOutputStream start(int flags) {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    blob.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    blob.write(8);
    blob.write(flags);
    blob.writeBytes(new byte[16]);
    return blob;
  }

  private static void text(ByteArrayOutputStream blob, byte[] text) {
    int length = text.length;
    while (length >= 0x80) {
      blob.write(length & 0x7f | 0x80);
      length >>= 7;
    }
    blob.write(length);
    blob.writeBytes(text);
  }

  private static Optional<BuildInfo> read(byte[] data) throws IOException {
    return read(data, 0x1000);
  }

  private static Optional<BuildInfo> read(byte[] data, long address) throws IOException {
    byte[] file =
        new ElfBuilder(ElfBuilder.EXECUTABLE).segment(Segment.LOAD, 6, address, data).bytes();
    try (ElfFile elf =
        ElfHeaders.read(new PagedFile("program", new MemoryChannel(file, file.length)))) {
      return BuildInfoReader.read(elf);
    }
  }
}
