package dev.staleframe.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the number of an option, and says what was expected in words for people.
 *
 * @param <N> the kind of number
 */
final class Numbers<N extends Number> implements ITypeConverter<N> {
  private final String expected;
  private final String limit;
  private final Function<String, N> parse;

  private Numbers(String expected, String limit, Function<String, N> parse) {
    this.expected = expected;
    this.limit = limit;
    this.parse = parse;
  }

  /** Has a command line, with its subcommands, read all of its numbers so. */
  static void register(CommandLine line) {
    String whole = "a whole number";
    String most = " of at most ";
    Numbers<Integer> ints = new Numbers<>(whole, most + Integer.MAX_VALUE, Integer::valueOf);
    Numbers<Long> longs = new Numbers<>(whole, most + Long.MAX_VALUE, Long::valueOf);
    Numbers<Double> doubles = new Numbers<>("a number such as 0.95", "", Double::valueOf);
    line.registerConverter(int.class, ints);
    line.registerConverter(Integer.class, ints);
    line.registerConverter(long.class, longs);
    line.registerConverter(Long.class, longs);
    line.registerConverter(double.class, doubles);
  }

  @Override
  public N convert(String text) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      boolean tooLarge = text.matches("[+-]?\\d+");
      throw new TypeConversionException(
          "expected %s%s, not %s".formatted(expected, tooLarge ? limit : "", text));
    }
  }
}
