package dev.staleframe.launch;

import java.io.InputStream;
import java.io.OutputStream;

/** A running supervisor, wherever it runs. */
public interface SupervisorProcess extends AutoCloseable {
  /** Takes orders; its end tells the supervisor to end. */
  OutputStream stdin();

  /** Gives results, and ends when the supervisor does. */
  InputStream stdout();

  /** What it has said on standard error so far. */
  String stderr();

  /** Ends it, with the trial it runs. */
  @Override
  void close();
}
