package dev.staleframe.journal;

import dev.staleframe.StaleframeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to write to a folder or a file, which one process has at a time.
 *
 * <p>It is a lock of the operating system on a file that names its holder. The lock ends with the
 * process, however that ends; a file that a killed process leaves behind keeps nobody out.
 */
public final class OutputLock implements AutoCloseable {
  /**
   * A POSIX lock ends when its process closes any channel of the file, so nobody opens a second.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private static final int MOST_TRIES = 100;
  private static final long TRY_NANOS = Duration.ofMillis(10).toNanos();

  private final Path file;
  private final FileChannel channel;
  private final FileChannel check;

  private OutputLock(Path file, FileChannel channel, FileChannel check) {
    this.file = file;
    this.channel = channel;
    this.check = check;
  }

  /**
   * Takes the lock.
   *
   * @param file the lock file; its folder must be there
   * @param subject what the lock is for, as an error names it: {@code the folder out}
   * @param remedy what a user can do where another process has it
   * @throws IOException if the file can't be written or locked
   * @throws StaleframeException exit code 2 if another process has it; the message names the
   *     process
   */
  public static OutputLock take(Path file, String subject, String remedy) throws IOException {
    Path own = file.toAbsolutePath().normalize();
    if (!OWN.add(own)) {
      throw inUse(subject, Optional.of("this process"), remedy);
    }
    try {
      Optional<OutputLock> lock = Optional.empty();
      while (lock.isEmpty()) {
        lock = attempt(own, subject, remedy);
      }
      return lock.get();
    } catch (IOException | RuntimeException e) {
      OWN.remove(own);
      throw e;
    }
  }

  /** Empty if the holder before removed the file after it was opened here. */
  private static Optional<OutputLock> attempt(Path file, String subject, String remedy)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS); // A link would have another file written to.
    FileChannel check = null;
    boolean taken = false;
    try {
      if (channel.tryLock() == null) {
        throw inUse(subject, holder(channel), remedy);
      }
      String mark = "%d%n%s%n".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
      check = FileChannel.open(file, StandardOpenOption.READ);
      taken = text(check).equals(mark);
      return taken ? Optional.of(new OutputLock(file, channel, check)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!taken) {
        channel.close();
        if (check != null) {
          check.close();
        }
      }
    }
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(200);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  /**
   * A holder leaves its mark right after it has the lock; empty if it is killed between the two.
   */
  private static Optional<String> holder(FileChannel channel) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<String> pid = text(channel).lines().findFirst();
      if (pid.isPresent()) {
        return pid.map(number -> "process " + number + command(number));
      }
      LockSupport.parkNanos(TRY_NANOS);
    }
    return Optional.empty();
  }

  private static String command(String pid) {
    try {
      String command = Files.readString(Path.of("/proc", pid, "cmdline")).replace('\0', ' ');
      int arguments = command.indexOf("staleframe.jar ");
      return arguments < 0
          ? ""
          : ", staleframe " + command.substring(command.indexOf(' ', arguments)).strip();
    } catch (IOException e) {
      return ""; // It may be another user's, or in another container.
    }
  }

  private static StaleframeException inUse(String subject, Optional<String> holder, String remedy) {
    return StaleframeException.usage(
        "%s is in use by %s;%n%s".formatted(subject, holder.orElse("another process"), remedy));
  }

  /** Gives the lock up, and removes its file. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return; // The file is another's by now.
    }
    try (channel;
        check) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The folder may be gone, or full; the lock ends with the process at the latest.
    } finally {
      OWN.remove(file);
    }
  }
}
