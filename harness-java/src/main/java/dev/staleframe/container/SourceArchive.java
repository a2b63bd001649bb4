package dev.staleframe.container;

import dev.staleframe.fixture.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Some files in a tar, in memory. */
final class SourceArchive {
  /** What tar reads at a time from a pipe. */
  private static final int RECORD = 10_240;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, RECORD, "UTF-8");

  /** Adds the sources in the folder, under the name. */
  SourceArchive addTree(String name, Path folder) throws IOException {
    for (Path file : SourceTree.files(folder)) {
      add(name + "/" + folder.relativize(file), Files.readAllBytes(file), Files.isExecutable(file));
    }
    return this;
  }

  /** Adds a file. */
  SourceArchive add(String name, byte[] content, boolean executable) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setMode(executable ? 0755 : 0644);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  /** The archive, ended. */
  InputStream stream() throws IOException {
    tar.close();
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
