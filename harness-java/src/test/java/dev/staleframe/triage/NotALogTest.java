package dev.staleframe.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotALogTest {
  private static final String ELF = "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0";

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(ELF + "\u0004\0\u003e\0", NotALog.CORE, "inspect --core x"),
        Arguments.of(ELF + "\0\u0004\0\u003e", NotALog.CORE, "inspect --core x"),
        Arguments.of(ELF + "\u0002\0\u003e\0", NotALog.PROGRAM, "inspect --binary x"),
        Arguments.of(ELF + "\u0003\0\u003e\0", NotALog.PROGRAM, "inspect --binary x"),
        Arguments.of(ELF + "\u0001\0\u003e\0", NotALog.OBJECT, "--binary"),
        Arguments.of("!<arch>\nx.o/  ", NotALog.OBJECT, "--binary"),
        Arguments.of("\u007fELF", NotALog.PROGRAM, "inspect --binary x"),
        Arguments.of("MZ\u0090\0\u0003", NotALog.FOREIGN_PROGRAM, "no command"),
        Arguments.of("\u00cf\u00fa\u00ed\u00fe\u0007", NotALog.FOREIGN_PROGRAM, "no command"),
        Arguments.of("{\"type\":\"run\",\"format\":1,\"run\":\"", NotALog.JOURNAL, "report x"),
        Arguments.of("go 1.23 trace\0\0\0\u0001", NotALog.TRACE, "go tool trace"),
        Arguments.of("\n\u0004\b\u0001\u0010\u0002\n\u0004", NotALog.PROFILE, "go tool pprof"),
        Arguments.of(
            "H\u00cc\u00e9\u00f9\u0098\u009a\u0098\u00b2\u00f6\u0018\n\u0004\b\u0001\u0010\u0002",
            NotALog.PROFILE,
            "go tool pprof"),
        Arguments.of(
            "Z\u0004\b\u0001\u0010\u0002`\u0080\u0080 \n\u0004\b\u0003\u0010\u0004",
            NotALog.PROFILE,
            "go tool pprof"),
        Arguments.of("PK\u0003\u0004\u0014", NotALog.ARCHIVE, "unpack it"),
        Arguments.of("a.log" + "\0".repeat(252) + "ustar\0", NotALog.ARCHIVE, "unpack it"),
        Arguments.of("\u00fd7zXZ\0", NotALog.COMPRESSED, "unpack it"),
        Arguments.of("(\u00b5/\u00fd", NotALog.COMPRESSED, "unpack it"),
        Arguments.of("BZh91AY&SY", NotALog.COMPRESSED, "unpack it"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isKnownByItsBeginning(String beginning, NotALog kind, String step) throws IOException {
    TriagedLog found = LogTriage.of("x", new ByteArrayInputStream(bytes(beginning)));

    assertEquals(Optional.of(kind), found.other());
    assertEquals(kind.reason(), found.judgement().reason());
    assertTrue(!found.judged());
    assertTrue(NextSteps.after(found).get(0).contains(step), NextSteps.after(found).toString());
  }

  /** A profile is compressed as the runtime writes it; of others that has to be undone first. */
  @ParameterizedTest
  @MethodSource("files")
  void isKnownWithinGzip(String beginning, NotALog kind) throws IOException {
    NotALog expected = kind == NotALog.PROFILE ? kind : NotALog.COMPRESSED_OTHER;
    assertEquals(Optional.of(expected), NotALog.of(gzip(bytes(beginning))));
  }

  @Test
  void standardInputHasNoName() {
    assertEquals("./staleframe inspect --core FILE", NotALog.CORE.next("-"));
  }

  /** What merely mentions them, or resembles one, is read as ever; so is every log there is. */
  @Test
  void logsAreLogs() throws IOException {
    for (String text :
        new String[] {
          "",
          "\u007f",
          "MZ: all is well\n",
          "go 1.23 trace of yesterday\n",
          "BZh9 and so on\n",
          "PK\n",
          "{\"type\":\"running\",\"format\":1}\n",
          "\n\n\u0004",
          "\u001f\u008b\b",
        }) {
      assertEquals(Optional.empty(), NotALog.of(bytes(text)), text);
      assertEquals(Optional.empty(), NotALog.of(gzip(bytes(text))), text);
    }
    Path corpus =
        Path.of(System.getProperty("staleframe.home"))
            .resolve("harness-java/src/test/resources/crash-corpus");
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertEquals(Optional.empty(), NotALog.of(Files.readAllBytes(file)), file.toString());
        assertEquals(Optional.empty(), NotALog.of(gzip(Files.readAllBytes(file))));
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
