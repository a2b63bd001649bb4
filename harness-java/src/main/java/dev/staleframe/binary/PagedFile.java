package dev.staleframe.binary;

import dev.staleframe.StaleframeException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of any size, read where it is asked for and never as a whole.
 *
 * <p>It isn't mapped into memory: a mapping is limited to 2 GiB, which core files of Go programs
 * exceed, and a file that is cut short meanwhile would fault rather than fail.
 */
final class PagedFile implements Closeable {
  private static final int PAGE = 1 << 14;
  private static final int PAGES = 64;

  private final String name;
  private final SeekableByteChannel channel;
  private final long size;
  private final ByteBuffer[] pages = new ByteBuffer[PAGES];
  private final long[] pageNumbers = new long[PAGES];

  /**
   * @param name how messages call the file
   * @param channel closed with this
   */
  PagedFile(String name, SeekableByteChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens a regular file; anything else (a FIFO, a device) might block.
   *
   * @throws StaleframeException exit code 2 if it can't be read
   */
  static PagedFile open(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw StaleframeException.usage(path + " is a folder, not a file");
      }
      if (!attributes.isRegularFile()) {
        throw StaleframeException.usage(path + " is not a regular file");
      }
      return new PagedFile(path.toString(), FileChannel.open(path));
    } catch (IOException e) {
      throw StaleframeException.usage(why(path));
    }
  }

  private static String why(Path path) {
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      return path + " is a link to a file that does not exist";
    }
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        ? path + " can't be read; are you allowed to?"
        : path + " does not exist";
  }

  String name() {
    return name;
  }

  long size() {
    return size;
  }

  /** The whole file. */
  Window whole() {
    return new Window(this, 0, size);
  }

  /** A byte that lies within the file. */
  int at(long offset) {
    return page(offset / PAGE).get((int) (offset % PAGE)) & 0xff;
  }

  /** A little-endian number of 2, 4 or 8 bytes that lie within the file. */
  long number(long offset, int bytes) {
    int within = (int) (offset % PAGE);
    if (within > PAGE - bytes) {
      int half = bytes / 2;
      long low = half == 1 ? at(offset) : number(offset, half);
      long high = half == 1 ? at(offset + half) : number(offset + half, half);
      return high << 8 * half | low;
    }
    ByteBuffer page = page(offset / PAGE);
    return switch (bytes) {
      case 2 -> page.getShort(within) & 0xffff;
      case 4 -> page.getInt(within) & 0xffffffffL;
      default -> page.getLong(within);
    };
  }

  /** Copies bytes that lie within the file. */
  void copy(long offset, byte[] into, int from, int length) {
    long at = offset;
    int done = 0;
    while (done < length) {
      int within = (int) (at % PAGE);
      int part = Math.min(length - done, PAGE - within);
      page(at / PAGE).get(within, into, from + done, part);
      done += part;
      at += part;
    }
  }

  private ByteBuffer page(long number) {
    int slot = (int) (number % PAGES);
    if (pages[slot] == null || pageNumbers[slot] != number) {
      pages[slot] = read(number);
      pageNumbers[slot] = number;
    }
    return pages[slot];
  }

  private ByteBuffer read(long number) {
    ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    long start = number * PAGE;
    long wanted = Math.min(PAGE, size - start);
    try {
      channel.position(start);
      while (page.position() < wanted) {
        if (channel.read(page) < 0) {
          throw malformed("it was cut short while it was read");
        }
      }
    } catch (IOException e) {
      throw malformed("it can't be read: " + e.getMessage());
    }
    return page;
  }

  /** What to throw about this file. */
  StaleframeException malformed(String what) {
    return StaleframeException.usage(name + ": " + what);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw malformed("it can't be closed: " + e.getMessage());
    }
  }
}
