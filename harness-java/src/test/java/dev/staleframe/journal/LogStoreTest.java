package dev.staleframe.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
  /** {@code printf hello | sha256sum} */
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir private Path root;

  @Test
  void isNamedByItsBytes() throws IOException {
    LogStore store = new LogStore(root);

    assertEquals(HELLO, store.store("hello"));
    assertEquals(root.resolve("2c").resolve(HELLO.substring(2) + ".txt"), store.file(HELLO));
    assertEquals("hello", Files.readString(store.file(HELLO)));
  }

  @Test
  void equalLogsAreKeptOnceAndLeftAlone() throws IOException {
    LogStore store = new LogStore(root);
    store.store("hello");
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(store.file(HELLO), old);

    assertEquals(HELLO, store.store("hello"));
    assertEquals(HELLO, new LogStore(root).store("hello"));
    assertNotEquals(HELLO, store.store("hello "));
    assertEquals(2, files().size());
    assertEquals(old, Files.getLastModifiedTime(store.file(HELLO)));
  }

  /** A run that was killed may leave part of a log under the name of the whole. */
  @Test
  void tornLogIsMadeWholeAgain() throws IOException {
    LogStore store = new LogStore(root);
    store.store("hello");
    Files.writeString(store.file(HELLO), "he");

    store.store("hello");
    assertEquals("hello", Files.readString(store.file(HELLO)));
  }

  /** The crashes of one release are often equal, and the first two of them end at the same time. */
  @Test
  void sameLogFromManyThreadsAtOnce() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 100; round++) {
        LogStore store = new LogStore(root.resolve("round-" + round));
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<String> job =
            () -> {
              start.await();
              return store.store("hello");
            };
        List<Future<String>> stored =
            IntStream.range(0, threads).mapToObj(i -> pool.submit(job)).toList();
        for (Future<String> name : stored) {
          assertEquals(HELLO, name.get());
        }
        assertEquals("hello", Files.readString(store.file(HELLO)));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
