package dev.staleframe;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that reads the memory of a process that is not its child: skipped where the rules of
 * ptrace(2) forbid that, as on desktops where kernel.yama.ptrace_scope is 1. Where {@code
 * STALEFRAME_REQUIRE_PTRACE} is set, as in CI, it is never skipped.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPtrace.Condition.class)
public @interface NeedsPtrace {
  /** Tries it: opening the memory of a process is checked as reading it is. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (System.getenv("STALEFRAME_REQUIRE_PTRACE") != null) {
        return ConditionEvaluationResult.enabled("it is required");
      }
      if (allowed()) {
        return ConditionEvaluationResult.enabled("other processes may be read");
      }
      String why = "the memory of other processes may not be read here, see ptrace(2)";
      System.err.println("Tests of inspect on processes are skipped: " + why);
      return ConditionEvaluationResult.disabled(why);
    }

    private static boolean allowed() {
      try {
        Process read = new ProcessBuilder("cat").start();
        try {
          String memory = "/proc/" + read.pid() + "/mem";
          // The reader is a sibling: a parent may where others may not.
          return new ProcessBuilder("sh", "-c", "exec 3<" + memory).start().waitFor() == 0;
        } finally {
          read.destroyForcibly();
        }
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
