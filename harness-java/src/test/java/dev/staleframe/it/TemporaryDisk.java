package dev.staleframe.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of its own, in memory.
 *
 * @param folder where it is mounted
 */
record TemporaryDisk(Path folder) {
  /**
   * Mounts one; skips the test where that is not allowed.
   *
   * @param options of mount(8)
   */
  static TemporaryDisk mount(Path parent, String options) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(parent.resolve("disk"));
    int exitCode = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
    assumeTrue(exitCode == 0, "a disk can be mounted only by root");
    return new TemporaryDisk(disk);
  }

  void close() throws IOException, InterruptedException {
    run("umount", folder.toString());
  }

  private static int run(String... argv) throws IOException, InterruptedException {
    return new ProcessBuilder(argv).redirectErrorStream(true).start().waitFor();
  }
}
