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
  /** Looks for an engine. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Environment environment = Environment.ofThisProcess();
      if (environment.get("STALEFRAME_REQUIRE_DOCKER").isPresent()) {
        return ConditionEvaluationResult.enabled("an engine is required");
      }
      try {
        return ConditionEvaluationResult.enabled(Engine.find(environment).description());
      } catch (StaleframeException e) {
        return ConditionEvaluationResult.disabled(e.getMessage());
      }
    }
  }
}
