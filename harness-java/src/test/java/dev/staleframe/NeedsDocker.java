package dev.staleframe;

import dev.staleframe.command.Environment;
import dev.staleframe.container.Engine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that needs a Docker engine: skipped without one, with what was tried as the reason. Where
 * {@code STALEFRAME_REQUIRE_DOCKER} is set, as in CI, it is never skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
public @interface NeedsDocker {
  /** Looks for an engine, once. */
  final class Condition implements ExecutionCondition {
    private static ConditionEvaluationResult result;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      synchronized (Condition.class) {
        if (result == null) {
          result = look(Environment.ofThisProcess());
        }
        return result;
      }
    }

    private static ConditionEvaluationResult look(Environment environment) {
      if (environment.get("STALEFRAME_REQUIRE_DOCKER").isPresent()) {
        return ConditionEvaluationResult.enabled("an engine is required");
      }
      try {
        return ConditionEvaluationResult.enabled(Engine.find(environment).description());
      } catch (StaleframeException e) {
        System.err.println("Tests in containers are skipped: " + e.getMessage());
        return ConditionEvaluationResult.disabled(e.getMessage());
      }
    }
  }
}
