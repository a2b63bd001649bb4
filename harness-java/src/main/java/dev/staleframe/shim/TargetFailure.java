package dev.staleframe.shim;

import dev.staleframe.StaleframeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What to say when a target's memory can't be read.
 *
 * @param name the target, as a sentence may begin with it
 * @param reason why it can't be opened, or may not be read
 */
record TargetFailure(String name, Supplier<String> reason) {
  static TargetFailure ofProcess(long pid) {
    return new TargetFailure("process " + pid, () -> PtraceRules.explain(pid));
  }

  static TargetFailure ofCore(Path core) {
    return new TargetFailure(core.toString(), () -> reasonOf(core));
  }

  /** For an error of the library; {@code text} is the library's own. */
  StaleframeException of(MemoryError error, String text) {
    return switch (error) {
      case NO_SUCH_PROCESS ->
          StaleframeException.usage(
              "there is no %s, or it has no memory of its own (a kernel thread, a zombie)%nGive the id of a running Go program; `ps -e` lists what runs."
                  .formatted(name));
      case NOT_PERMITTED ->
          StaleframeException.environment(
              "may not read the memory of %s:%n%s".formatted(name, reason.get()));
      case GONE -> StaleframeException.usage(name + " ended while it was being read");
      case CANNOT_OPEN ->
          StaleframeException.usage("can't open %s: %s".formatted(name, reason.get()));
      case TOO_LARGE ->
          StaleframeException.usage(
              "%s is not to be believed: it holds more goroutines, or data that looks like lists of them, than any program"
                  .formatted(name));
      case INVALID ->
          StaleframeException.usage(
              "%s contradicts itself: parts of its memory overlap, or reach past the last address"
                  .formatted(name));
      case OUT_OF_MEMORY -> StaleframeException.environment("out of memory while reading " + name);
      default -> StaleframeException.internal(name + ": " + text, null);
    };
  }

  private static String reasonOf(Path core) {
    if (!Files.exists(core)) {
      return "there is no such file";
    }
    return Files.isRegularFile(core) ? "it may not be read" : "it is not a regular file";
  }
}
