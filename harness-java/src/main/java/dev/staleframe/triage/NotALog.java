package dev.staleframe.triage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Files that are given to {@code triage} in a log's stead, known by how they begin. */
public enum NotALog {
  CORE("it is a core file, not a log", "./staleframe inspect --core %s"),
  PROGRAM("it is a program or a library, not a log", "./staleframe inspect --binary %s"),
  OBJECT(
      "it is an object file or an archive of them, not a log",
      "./staleframe inspect --binary takes the program linked of it"),
  FOREIGN_PROGRAM("it is a program of another system than Linux, not a log", "no command reads it"),
  JOURNAL(
      "it is a journal of staleframe, not a log",
      "./staleframe report %s; the logs of its crashes are in the folder logs beside it"),
  TRACE("it is an execution trace of Go, not a log", "no command reads it; go tool trace does"),
  PROFILE("it is a profile, not a log", "no command reads it; go tool pprof does"),
  ARCHIVE("it is an archive, not a log", "unpack it, and give the folder to ./staleframe triage"),
  COMPRESSED(
      "it is compressed by something other than gzip",
      "unpack it, and give what is in it to ./staleframe triage"),
  COMPRESSED_OTHER(
      "what is compressed in it is not a log",
      "unpack it, and give what is in it to ./staleframe triage");

  /** A file's first bytes that suffice to know it. */
  static final int ENOUGH = 4096;

  private static final String GZIP = "\u001f\u008b\b";
  private static final String ELF = "\u007fELF";

  /** {@code e_type} (elf.h). */
  private static final int ELF_TYPE = 16;

  private static final Pattern HEADER_OF_TRACE = Pattern.compile("go 1\\.\\d+ trace\0[\\s\\S]*");

  /**
   * A message of {@code sample_type}; runtime/pprof writes the time of a CPU profile before it, and
   * the period of a heap profile (proto.go and pprof.go of Go 1.26.8).
   */
  private static final Pattern BEGINNING_OF_PROFILE =
      Pattern.compile("[\\s\\S]{0,16}?\n\u0004\b[\\s\\S]\u0010[\\s\\S]*");

  private static final String TAR = "ustar";
  private static final int TAR_AT = 257;

  private final String reason;
  private final String step;

  NotALog(String reason, String step) {
    this.reason = reason;
    this.step = step;
  }

  /** The kind of file that begins so, unless it may be a log. A profile comes compressed. */
  static Optional<NotALog> of(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.ISO_8859_1);
    return text.startsWith(GZIP)
        ? unpacked(beginning)
            .flatMap(NotALog::of)
            .map(inner -> inner == PROFILE ? PROFILE : COMPRESSED_OTHER)
        : ofText(text);
  }

  private static Optional<NotALog> ofText(String text) {
    if (text.startsWith(ELF)) {
      return Optional.of(ofElf(text));
    }
    if (text.startsWith("!<arch>\n")) {
      return Optional.of(OBJECT);
    }
    if (text.startsWith("MZ") && text.indexOf('\0') >= 0
        || text.startsWith("\u00cf\u00fa\u00ed\u00fe")) {
      return Optional.of(FOREIGN_PROGRAM);
    }
    if (text.startsWith("{\"type\":\"run\",\"format\":")) {
      return Optional.of(JOURNAL);
    }
    if (HEADER_OF_TRACE.matcher(text).matches()) {
      return Optional.of(TRACE);
    }
    if (BEGINNING_OF_PROFILE.matcher(text).matches()) {
      return Optional.of(PROFILE);
    }
    if (text.startsWith("PK\u0003\u0004") || text.startsWith(TAR, TAR_AT)) {
      return Optional.of(ARCHIVE);
    }
    boolean packed =
        text.startsWith("\u00fd7zXZ\0")
            || text.startsWith("(\u00b5/\u00fd")
            || text.startsWith("BZh") && text.startsWith("1AY&SY", 4);
    return packed ? Optional.of(COMPRESSED) : Optional.empty();
  }

  private static NotALog ofElf(String text) {
    // The order of the two bytes does not matter: no type is above 255.
    int type = text.length() < ELF_TYPE + 2 ? 0 : text.charAt(ELF_TYPE) + text.charAt(ELF_TYPE + 1);
    return switch (type) {
      case 1 -> OBJECT;
      case 4 -> CORE;
      default -> PROGRAM;
    };
  }

  private static Optional<byte[]> unpacked(byte[] beginning) {
    byte[] inner = new byte[ENOUGH];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(beginning))) {
      int read = in.read(inner);
      return read <= 0 ? Optional.empty() : Optional.of(Arrays.copyOf(inner, read));
    } catch (IOException e) {
      return Optional.empty(); // Cut or damaged: what can be read of it is read as a log.
    }
  }

  /** Why it can't be judged. */
  String reason() {
    return reason;
  }

  /**
   * What to do with it.
   *
   * @param file its name, {@code -} for standard input
   */
  String next(String file) {
    return step.formatted(file.equals("-") ? "FILE" : file);
  }
}
