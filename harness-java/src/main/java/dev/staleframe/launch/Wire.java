package dev.staleframe.launch;

import dev.staleframe.launch.Outcome.End;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The supervisor's protocol: a line of fields, then as many bytes as the line announces.
 *
 * <p>The other end, and the meaning of each field, is in {@code c-shims/README.md}.
 */
final class Wire {
  private static final int LONGEST_HEADER = 1024;

  private Wire() {}

  static void write(OutputStream out, long id, Order order) throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    string(payload, order.directory().toString());
    for (String argument : order.argv()) {
      string(payload, argument);
    }
    order.environment().forEach((name, value) -> string(payload, name + "=" + value));
    Limits limits = order.limits();
    String header =
        String.format(
            Locale.ROOT,
            "run %d %d %d %d %d %d %d %d\n",
            id,
            limits.timeout().toMillis(),
            limits.grace().toMillis(),
            limits.headBytes(),
            limits.tailBytes(),
            order.argv().size(),
            order.environment().size(),
            payload.size());
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    payload.writeTo(out);
    out.flush();
  }

  private static void string(ByteArrayOutputStream payload, String text) {
    payload.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    payload.write(0);
  }

  /** Reads the next result. */
  static Result read(InputStream in) throws IOException {
    String[] fields = header(in).split(" ");
    if (fields.length != 18 || !fields[0].equals("trial")) {
      throw garbage(fields, null);
    }
    try {
      return result(in, fields);
    } catch (IllegalArgumentException e) { // Also of numbers that are none, or below 0.
      throw garbage(fields, e);
    }
  }

  private static IOException garbage(String[] fields, Throwable cause) {
    return new IOException("the supervisor wrote \"" + String.join(" ", fields) + "\"", cause);
  }

  private static Result result(InputStream in, String[] fields) throws IOException {
    Capture stdout = capture(in, fields, 12);
    Capture stderr = capture(in, fields, 15);
    Outcome outcome =
        new Outcome(
            End.valueOf(fields[2].toUpperCase(Locale.ROOT)),
            Integer.parseInt(fields[3]),
            Long.parseLong(fields[4]),
            fields[5].equals("1"),
            Integer.parseInt(fields[7]),
            Long.parseLong(fields[8]),
            Long.parseLong(fields[11]),
            stdout,
            stderr,
            null);
    return new Result(Long.parseLong(fields[1]), outcome);
  }

  private static Capture capture(InputStream in, String[] fields, int at) throws IOException {
    byte[] head = exactly(in, Integer.parseInt(fields[at + 1]));
    byte[] tail = exactly(in, Integer.parseInt(fields[at + 2]));
    return new Capture(head, tail, Long.parseLong(fields[at]));
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the supervisor ended in the middle of a result");
    }
    return bytes;
  }

  private static String header(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > LONGEST_HEADER) {
        throw new EOFException("the supervisor ended");
      }
      line.append((char) b);
    }
    return line.toString();
  }

  /** An outcome and the id of the order that it answers. */
  record Result(long id, Outcome outcome) {}
}
