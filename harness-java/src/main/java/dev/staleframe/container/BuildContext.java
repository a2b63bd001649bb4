package dev.staleframe.container;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What an image is built from: files as they will be named, sent while they are read. */
final class BuildContext {
  /** Folders of a GOROOT that no build needs; they are half of it. */
  private static final Set<String> LEFT_OUT = Set.of("api", "doc", "misc", "test", "testdata");

  private final List<Part> parts = new ArrayList<>();

  /** Writes some entries. */
  private interface Part {
    void addTo(TarArchiveOutputStream tar) throws IOException;
  }

  /** An empty folder; its name ends in a slash. */
  BuildContext folder(String name) {
    parts.add(tar -> directory(tar, name));
    return this;
  }

  /** What is in the folder, below that name, but for tests and what no build needs. */
  BuildContext tree(String name, Path folder) {
    parts.add(tar -> Files.walkFileTree(folder, new Copier(tar, folder, name)));
    return this;
  }

  /** A file. */
  BuildContext file(String name, Path file) {
    parts.add(tar -> copy(tar, file, name, Files.size(file)));
    return this;
  }

  /** A file with that text. */
  BuildContext text(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    parts.add(
        tar -> {
          TarArchiveEntry entry = new TarArchiveEntry(name);
          entry.setSize(bytes.length);
          tar.putArchiveEntry(entry);
          tar.write(bytes);
          tar.closeArchiveEntry();
        });
    return this;
  }

  /** The archive; written by a thread of its own until the reader has it or goes away. */
  InputStream stream() throws IOException {
    Pipe pipe = Pipe.open();
    Thread writer = new Thread(() -> write(Channels.newOutputStream(pipe.sink())), "context");
    writer.setDaemon(true);
    writer.start();
    return Channels.newInputStream(pipe.source());
  }

  private void write(OutputStream out) {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new BufferedOutputStream(out))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Part part : parts) {
        part.addTo(tar);
      }
    } catch (IOException e) {
      // The engine ended the build, and says why; a file that can't be read cuts the archive
      // short, which ends the build too.
    }
  }

  /** Copies a tree. */
  private static final class Copier extends SimpleFileVisitor<Path> {
    private final TarArchiveOutputStream tar;
    private final Path root;
    private final String prefix;

    private Copier(TarArchiveOutputStream tar, Path root, String prefix) {
      this.tar = tar;
      this.root = root;
      this.prefix = prefix;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (LEFT_OUT.contains(folder.getFileName().toString())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (!folder.equals(root)) {
        directory(tar, prefix + root.relativize(folder) + "/");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && !file.toString().endsWith("_test.go")) {
        copy(tar, file, prefix + root.relativize(file), attributes.size());
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static void directory(TarArchiveOutputStream tar, String name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(0755);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private static void copy(TarArchiveOutputStream tar, Path file, String name, long size)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(Files.isExecutable(file) ? 0755 : 0644);
    tar.putArchiveEntry(entry);
    Files.copy(file, tar);
    tar.closeArchiveEntry();
  }
}
