package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that holds a lock until it is killed. */
public final class LockHolder implements AutoCloseable {
  private final Process process;

  private LockHolder(Process process) {
    this.process = process;
  }

  /** Starts one, which has the lock when this returns. */
  public static LockHolder of(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("held", said.readLine());
    return new LockHolder(process);
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Kills it by SIGKILL, so that it can clear nothing up. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Takes the lock of the file that is named, and keeps it. */
  public static void main(String[] arguments) throws IOException {
    OutputLock.take(Path.of(arguments[0]), "the file", "wait");
    System.out.println("held");
    System.in.read();
  }
}
