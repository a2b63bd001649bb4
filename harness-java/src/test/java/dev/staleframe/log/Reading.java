package dev.staleframe.log;

import dev.staleframe.crash.Crash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads logs from memory. */
final class Reading {
  private Reading() {}

  static List<FoundCrash> of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<FoundCrash> of(byte[] content) {
    return of(new ByteArrayInputStream(content));
  }

  static List<FoundCrash> of(InputStream in) {
    List<FoundCrash> found = new ArrayList<>();
    try {
      LogReader.read(in, found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  static List<Crash> crashes(String text) {
    return of(text).stream().map(FoundCrash::crash).toList();
  }

  /** A stream that gives so few bytes at a time. */
  static InputStream inChunks(byte[] content, int size) {
    return new ByteArrayInputStream(content) {
      @Override
      public int read(byte[] to, int from, int length) {
        return super.read(to, from, Math.min(length, size));
      }
    };
  }
}
