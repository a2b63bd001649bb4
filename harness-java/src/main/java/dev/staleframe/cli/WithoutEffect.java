package dev.staleframe.cli;

import dev.staleframe.StaleframeException;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Options that were given and can have no effect beside the others: the user expects something
 * else.
 */
final class WithoutEffect {
  private WithoutEffect() {}

  /**
   * Refuses these options.
   *
   * @param command the command as it was parsed
   * @param reason why they can have none, as the rest of a sentence that begins with the option
   * @throws StaleframeException exit code 2 if one was given
   */
  static void refuse(CommandSpec command, String reason, String... options) {
    Stream.of(options)
        .filter(command.commandLine().getParseResult()::hasMatchedOption)
        .findFirst()
        .ifPresent(
            given -> {
              throw StaleframeException.usage(given + " " + reason);
            });
  }
}
