package dev.staleframe;

import dev.staleframe.command.Environment;
import dev.staleframe.fixture.Arch;
import dev.staleframe.fixture.Target;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that builds and runs programs of {@link #FOREIGN}: skipped where that can't be done, with
 * what is lacking as the reason. Where {@code STALEFRAME_REQUIRE_EMULATOR} is set, as in CI, it is
 * never skipped.
 */
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEmulator.Condition.class)
public @interface NeedsEmulator {
  /** An architecture that is not this machine's. */
  Arch FOREIGN =
      Arrays.stream(Arch.values())
          .filter(arch -> arch != Arch.ofThisMachine())
          .findFirst()
          .orElseThrow();

  /** Looks for what it takes. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Environment environment = Environment.ofThisProcess();
      if (environment.get("STALEFRAME_REQUIRE_EMULATOR").isPresent()) {
        return ConditionEvaluationResult.enabled("it is required");
      }
      try {
        Target target = Target.find(FOREIGN, environment);
        return ConditionEvaluationResult.enabled(target.toString());
      } catch (StaleframeException e) {
        System.err.println("Tests of " + FOREIGN + " programs are skipped: " + e.getMessage());
        return ConditionEvaluationResult.disabled(e.getMessage());
      }
    }
  }
}
