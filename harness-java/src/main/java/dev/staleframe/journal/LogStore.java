package dev.staleframe.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Raw logs by the SHA-256 of their bytes: {@code logs/ab/cdef....txt}. Equal logs are kept once.
 */
final class LogStore {
  private final Path root;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();

  LogStore(Path root) {
    this.root = root;
  }

  /** The one beside a journal. */
  static LogStore beside(Path journal) {
    return new LogStore(journal.resolveSibling("logs"));
  }

  Path file(String name) {
    return root.resolve(name.substring(0, 2)).resolve(name.substring(2) + ".txt");
  }

  String store(String log) throws IOException {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    String name = HexFormat.of().formatHex(sha256(bytes));
    Path file = file(name);
    if (!folders.contains(file.getParent())) {
      Files.createDirectories(file.getParent());
      folders.add(file.getParent());
    }
    if (!isWhole(file, bytes.length)) {
      Path unfinished =
          file.resolveSibling("." + file.getFileName() + "-" + Thread.currentThread().getId());
      Files.write(unfinished, bytes);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return name;
  }

  private static boolean isWhole(Path file, long size) {
    return file.toFile().length() == size && Files.exists(file);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
