package dev.staleframe.binary;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file in memory. */
final class MemoryChannel implements SeekableByteChannel {
  private final byte[] content;
  private final int size;
  private int position;
  private boolean open = true;

  /**
   * @param content not copied
   * @param size how much of it there is
   */
  MemoryChannel(byte[] content, int size) {
    this.content = content;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer into) {
    if (position >= size) {
      return -1;
    }
    int count = Math.min(into.remaining(), size - position);
    into.put(content, position, count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = (int) to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
