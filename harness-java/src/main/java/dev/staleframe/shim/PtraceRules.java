package dev.staleframe.shim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why the memory of a process may not be read, and what would allow it. See ptrace(2). */
final class PtraceRules {
  private static final Path SCOPE = Path.of("/proc/sys/kernel/yama/ptrace_scope");

  private PtraceRules() {}

  /** What forbids to read this process, as far as can be told, and what to do. */
  static String explain(long pid) {
    Optional<String> owner = ProcessHandle.of(pid).flatMap(process -> process.info().user());
    Optional<String> self = ProcessHandle.current().info().user();
    return explain(owner, self, scope(SCOPE));
  }

  static String explain(Optional<String> owner, Optional<String> self, String scope) {
    if (owner.isPresent() && self.isPresent() && !owner.equals(self)) {
      return "it is %s's process, and this is %s; run staleframe as its user or as root (CAP_SYS_PTRACE)"
          .formatted(owner.get(), self.get());
    }
    return switch (scope) {
      case "1" ->
          "%s is 1, so only a parent may read its child; set it to 0 (sysctl kernel.yama.ptrace_scope=0), or run staleframe as root (CAP_SYS_PTRACE)"
              .formatted(SCOPE);
      case "2" ->
          "%s is 2, so only root may; run staleframe as root (CAP_SYS_PTRACE)".formatted(SCOPE);
      case "3" ->
          "%s is 3, so nobody may until the machine is started again with another setting"
              .formatted(SCOPE);
      default ->
          "it is another user's, runs with other rights than its user's, or is in a container that forbids process_vm_readv; run staleframe as root (CAP_SYS_PTRACE; in Docker --cap-add SYS_PTRACE)";
    };
  }

  /** The setting, or nothing where there is none: not every kernel has it. */
  static String scope(Path setting) {
    try {
      return Files.readString(setting).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
