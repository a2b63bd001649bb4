package dev.staleframe.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Compressed bytes that end where they are cut or damaged: what came before can be read. */
final class CutGzipInputStream extends GZIPInputStream {
  private static final int BUFFER = 1 << 16;

  CutGzipInputStream(InputStream in) throws IOException {
    super(in, BUFFER);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return super.read(bytes, from, length);
    } catch (ZipException | EOFException e) {
      return -1;
    }
  }
}
