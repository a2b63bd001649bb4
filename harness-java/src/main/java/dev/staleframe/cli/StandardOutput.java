package dev.staleframe.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output, in UTF-8. A {@link PrintStream} swallows errors; this one remembers the first,
 * and writes nothing after it.
 */
final class StandardOutput extends PrintStream {
  private final Destination destination;

  StandardOutput(OutputStream to) {
    this(new Destination(to));
  }

  private StandardOutput(Destination destination) {
    super(new BufferedOutputStream(destination), false, StandardCharsets.UTF_8);
    this.destination = destination;
  }

  /** Writes out all that was printed, and says why not all of it could be. */
  Optional<IOException> failure() {
    flush();
    return Optional.ofNullable(destination.failure);
  }

  private static final class Destination extends OutputStream {
    private final OutputStream to;
    private volatile IOException failure;

    Destination(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int character) throws IOException {
      write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      if (failure != null) {
        throw failure;
      }
      try {
        to.write(bytes, start, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
