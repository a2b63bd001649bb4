package dev.staleframe.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text in some other encoding, as UTF-8. */
final class Utf8InputStream extends InputStream {
  private static final int BLOCK = 1 << 15;

  private final Reader reader;
  private final char[] chars = new char[BLOCK];
  private byte[] bytes = new byte[0];
  private int at;

  Utf8InputStream(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, to, from, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (at < bytes.length) {
      return true;
    }
    int count = 0;
    // To the last char of the block, so that where the stream pauses splits no pair of chars.
    for (int read = 0; read >= 0 && count < BLOCK; count += Math.max(read, 0)) {
      read = reader.read(chars, count, BLOCK - count);
    }
    bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
    at = 0;
    return count > 0;
  }
}
