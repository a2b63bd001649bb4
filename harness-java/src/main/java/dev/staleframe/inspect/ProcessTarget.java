package dev.staleframe.inspect;

import dev.staleframe.StaleframeException;
import dev.staleframe.binary.Answer;
import dev.staleframe.binary.BuildInfo;
import dev.staleframe.binary.GoBinary;
import dev.staleframe.shim.GoroutineReader;
import dev.staleframe.shim.TargetMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a running process. It is neither stopped nor changed. */
final class ProcessTarget {
  private static final int AT_ENTRY = 9; // elf.h
  private static final int AUXILIARY_ENTRY = 16;

  private final long pid;
  private final Path proc;

  private ProcessTarget(long pid) {
    this.pid = pid;
    this.proc = Path.of("/proc", Long.toString(pid));
  }

  /**
   * Opens the process.
   *
   * @throws StaleframeException exit code 2 if there is none, or it is no Go program; 3 if it may
   *     not be read
   */
  static Target open(GoroutineReader reader, long pid) {
    return new ProcessTarget(pid).open(reader);
  }

  private Target open(GoroutineReader reader) {
    TargetMemory memory = TargetMemory.ofProcess(reader, pid);
    GoBinary binary = null;
    try {
      memory.read(0, 1); // What forbids to read any of it, says so here; nothing is at 0.
      binary = GoBinary.open(proc.resolve("exe"));
      long bias = entry() - binary.entry();
      return new Target(name(), binary, memory, bias, true, mitigated(binary));
    } catch (StaleframeException e) {
      memory.close();
      if (binary != null) {
        binary.close();
      }
      throw e;
    }
  }

  private String name() {
    try {
      return "process " + pid + " (" + Files.readSymbolicLink(proc.resolve("exe")) + ")";
    } catch (IOException e) {
      return "process " + pid;
    }
  }

  /** Where the program was entered, which the kernel told it in the auxiliary vector. */
  private long entry() {
    ByteBuffer vector = ByteBuffer.wrap(read("auxv")).order(ByteOrder.LITTLE_ENDIAN);
    while (vector.remaining() >= AUXILIARY_ENTRY) {
      long type = vector.getLong();
      long value = vector.getLong();
      if (type == AT_ENTRY) {
        return value;
      }
    }
    throw gone();
  }

  /** As the process was started; what it sets itself later has no effect on the runtime. */
  private Answer mitigated(GoBinary binary) {
    return Mitigation.in(
        new String(read("environ"), StandardCharsets.UTF_8),
        Mitigation.linkedInto(binary.buildInfo().orElse(BuildInfo.NONE)));
  }

  private byte[] read(String file) {
    try {
      return Files.readAllBytes(proc.resolve(file));
    } catch (IOException e) {
      throw gone();
    }
  }

  /** Its memory could be read a moment ago. */
  private StaleframeException gone() {
    return StaleframeException.usage("process " + pid + " ended while it was being read");
  }
}
