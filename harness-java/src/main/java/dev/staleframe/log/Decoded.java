package dev.staleframe.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * A log's bytes: uncompressed, and with one byte for each of the characters that matter.
 *
 * @param damage what was done for that
 */
record Decoded(InputStream stream, Set<Damage> damage) {
  private static final int LONGEST_MARK = 3;

  static Decoded of(InputStream in) throws IOException {
    Set<Damage> damage = EnumSet.noneOf(Damage.class);
    PushbackInputStream stream = new PushbackInputStream(in, LONGEST_MARK);
    byte[] mark = mark(stream);
    if (isGzip(mark)) {
      damage.add(Damage.COMPRESSED);
      stream = new PushbackInputStream(unzipped(stream), LONGEST_MARK);
      mark = mark(stream);
    }
    Optional<Charset> wide = wide(mark);
    if (wide.isPresent()) {
      damage.add(Damage.WIDE);
      return new Decoded(new Utf8InputStream(stream, wide.get()), damage);
    }
    return new Decoded(stream, damage);
  }

  private static byte[] mark(PushbackInputStream stream) throws IOException {
    byte[] mark = stream.readNBytes(LONGEST_MARK);
    stream.unread(mark);
    return mark;
  }

  private static boolean isGzip(byte[] mark) {
    return mark.length == 3 && mark[0] == 0x1f && (mark[1] & 0xff) == 0x8b && mark[2] == 8;
  }

  private static InputStream unzipped(InputStream stream) throws IOException {
    try {
      return new CutGzipInputStream(stream);
    } catch (ZipException | EOFException e) {
      return InputStream.nullInputStream();
    }
  }

  private static Optional<Charset> wide(byte[] mark) {
    if (mark.length >= 2 && (mark[0] & 0xff) == 0xff && (mark[1] & 0xff) == 0xfe) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return mark.length >= 2 && (mark[0] & 0xff) == 0xfe && (mark[1] & 0xff) == 0xff
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }
}
