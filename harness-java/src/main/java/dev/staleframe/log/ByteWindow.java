package dev.staleframe.log;

import java.io.IOException;
import java.io.InputStream;

/** A bounded piece of a stream that moves along it; what lies behind the mark is forgotten. */
final class ByteWindow {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte[] bytes;
  private int end;
  private boolean ended;

  ByteWindow(InputStream in, int size) {
    this.in = in;
    this.bytes = new byte[size];
  }

  /** The bytes; those from 0 to {@link #end} count. */
  byte[] bytes() {
    return bytes;
  }

  int end() {
    return end;
  }

  /** Whether nothing follows {@link #end}. */
  boolean ended() {
    return ended;
  }

  /**
   * Reads on. May move the bytes to make room, but none from the mark on is lost.
   *
   * @return by how much they were moved towards the beginning
   */
  int more(int mark) throws IOException {
    int moved = 0;
    if (bytes.length - end < CHUNK) {
      System.arraycopy(bytes, mark, bytes, 0, end - mark);
      moved = mark;
      end -= mark;
    }
    int count = in.read(bytes, end, Math.min(CHUNK, bytes.length - end));
    if (count < 0) {
      ended = true;
    } else {
      end += count;
    }
    return moved;
  }
}
