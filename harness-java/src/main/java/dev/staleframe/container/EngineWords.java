package dev.staleframe.container;

import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine said, out of what docker-java wraps it in. */
final class EngineWords {
  /** {@code Status 500: {"message":"..."}}. */
  private static final Pattern STATUS = Pattern.compile("^Status \\d+: \\{\"message\":\"(.*)\"}$");

  private EngineWords() {}

  /** The innermost failure's message, on one line. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnknownHostException) {
      return "no host " + root.getMessage(); // Its message is only the name.
    }
    String message = String.valueOf(root.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    Matcher status = STATUS.matcher(message);
    return status.matches() ? status.group(1).replace("\\\"", "\"") : message;
  }
}
