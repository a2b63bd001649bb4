package dev.staleframe.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses values with nothing in them, of any option of any command: picocli takes {@code
 * --scenario ,} for no scenario at all, which would mean every one.
 */
final class EmptyValues implements IExecutionStrategy {
  private final IExecutionStrategy next = new CommandLine.RunLast();

  @Override
  public int execute(ParseResult parsed) {
    for (CommandLine line : parsed.asCommandLineList()) {
      ParseResult own = line.getParseResult();
      Stream.of(own.matchedOptions(), own.matchedPositionals())
          .flatMap(List::stream)
          .map(ArgSpec.class::cast)
          .forEach(given -> require(given, line));
    }
    return next.execute(parsed);
  }

  private static void require(ArgSpec given, CommandLine line) {
    if (given.arity().max() == 0) {
      return; // A flag.
    }
    for (String value : given.originalStringValues()) {
      if (parts(given, value).allMatch(String::isBlank)) {
        throw new ParameterException(
            line, "%s needs a value, not \"%s\"".formatted(name(given), value));
      }
    }
  }

  private static Stream<String> parts(ArgSpec given, String value) {
    return given.splitRegex().isEmpty()
        ? Stream.of(value)
        : Arrays.stream(value.split(given.splitRegex(), -1));
  }

  private static String name(ArgSpec given) {
    return given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
  }
}
