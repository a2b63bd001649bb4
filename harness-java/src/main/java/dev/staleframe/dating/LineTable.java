package dev.staleframe.dating;

import dev.staleframe.StaleframeException;
import dev.staleframe.release.Release;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Where the functions of the standard library are, release by release; {@code make linetable}
 * writes it, {@code go-fixtures/linetable/README.md} has the format. Files are unpacked when they
 * are first asked for.
 */
final class LineTable {
  private static final String RESOURCE = "lines.bin";
  private static final String MAGIC = "staleframe lines 1";
  private static final String UNREAD = "?";
  private static final String END_OF_HEAD = "\n\n";

  private final byte[] bytes;
  private final List<Release> releases;
  private final List<Release> all;
  private final Map<String, Block> blocks = new HashMap<>();
  private final Map<String, SourceFile> files = new ConcurrentHashMap<>();

  /** Where a file's part of the table is. */
  private record Block(int start, int length) {}

  private static final class Resource {
    private static final LineTable TABLE = ofResource();
  }

  /** Reads a table. */
  LineTable(byte[] bytes) {
    this.bytes = bytes;
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf(END_OF_HEAD);
    List<String> head = end < 0 ? List.of() : all.substring(0, end).lines().toList();
    if (head.size() < 2 || !head.get(0).equals(MAGIC)) {
      throw StaleframeException.internal("the table of lines is none", null);
    }
    List<String> names = List.of(head.get(1).split(" "));
    this.releases = names.stream().filter(n -> !n.endsWith(UNREAD)).map(Release::parse).toList();
    this.all = names.stream().map(n -> Release.parse(n.replace(UNREAD, ""))).toList();
    int at = end + END_OF_HEAD.length();
    for (String line : head.subList(2, head.size())) {
      int blank = line.indexOf(' ');
      int length = Integer.parseInt(line.substring(blank + 1));
      blocks.put(line.substring(0, blank), new Block(at, length));
      at += length;
    }
  }

  /** The table that is part of staleframe. */
  static LineTable ofStaleframe() {
    return Resource.TABLE;
  }

  private static LineTable ofResource() {
    try (InputStream in = LineTable.class.getResourceAsStream(RESOURCE)) {
      return new LineTable(in.readAllBytes());
    } catch (IOException e) {
      throw StaleframeException.internal("could not read the table of lines", e);
    }
  }

  /** The releases that were looked at, in order; their numbers are places in this list. */
  List<Release> releases() {
    return releases;
  }

  /** Also those whose sources could not be had, in order. */
  List<Release> all() {
    return all;
  }

  /**
   * The releases with these numbers, and those beside them whose sources could not be had: each may
   * be like the one before or the one after it.
   */
  ReleaseSet named(BitSet numbers) {
    Set<Release> found = new TreeSet<>();
    numbers.stream().mapToObj(releases::get).forEach(found::add);
    for (int i = 0; i < all.size(); i++) {
      if (!releases.contains(all.get(i)) && (isIn(numbers, i, -1) || isIn(numbers, i, 1))) {
        found.add(all.get(i));
      }
    }
    return ReleaseSet.of(found);
  }

  /** Whether the nearest release of that minor version that was read is among the numbers. */
  private boolean isIn(BitSet numbers, int unread, int step) {
    int at = unread;
    while (at >= 0 && at < all.size() && all.get(at).minor() == all.get(unread).minor()) {
      int number = releases.indexOf(all.get(at));
      if (number >= 0) {
        return numbers.get(number);
      }
      at += step;
    }
    return false;
  }

  /** All files, by their paths in {@code src}. */
  Set<String> paths() {
    return Collections.unmodifiableSet(blocks.keySet());
  }

  boolean hasFile(String path) {
    return blocks.containsKey(path);
  }

  /** A file by its path in {@code src}, such as {@code runtime/proc.go}. */
  Optional<SourceFile> file(String path) {
    return hasFile(path)
        ? Optional.of(files.computeIfAbsent(path, this::unpack))
        : Optional.empty();
  }

  private SourceFile unpack(String path) {
    Block block = blocks.get(path);
    InputStream packed = new ByteArrayInputStream(bytes, block.start(), block.length());
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(packed, inflater)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SourceFile(path.substring(0, path.lastIndexOf('/')), text);
    } catch (IOException e) {
      throw StaleframeException.internal("the table of lines is damaged at " + path, e);
    } finally {
      inflater.end();
    }
  }
}
