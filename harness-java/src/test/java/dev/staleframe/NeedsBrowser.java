package dev.staleframe;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that needs Chromium and its driver: skipped without them, with what was tried as the
 * reason. Where {@code STALEFRAME_REQUIRE_BROWSER} is set, as in CI, it is never skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
public @interface NeedsBrowser {
  /** Looks for both. */
  final class Condition implements ExecutionCondition {
    /** Names of the browser, Debian's first. */
    public static final List<String> BROWSERS =
        List.of("chromium", "chromium-browser", "google-chrome");

    /** Names of its driver. */
    public static final List<String> DRIVERS = List.of("chromedriver");

    /** The first of the commands that is on the path. */
    public static Optional<Path> find(List<String> commands) {
      return commands.stream()
          .flatMap(
              command ->
                  Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                      .map(folder -> Path.of(folder, command)))
          .filter(Files::isExecutable)
          .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (System.getenv("STALEFRAME_REQUIRE_BROWSER") != null) {
        return ConditionEvaluationResult.enabled("a browser is required");
      }
      if (find(BROWSERS).isPresent() && find(DRIVERS).isPresent()) {
        return ConditionEvaluationResult.enabled("there is a browser");
      }
      String why = "no browser: looked on PATH for one of %s and %s".formatted(BROWSERS, DRIVERS);
      System.err.println("Tests in a browser are skipped: " + why);
      return ConditionEvaluationResult.disabled(why);
    }
  }
}
