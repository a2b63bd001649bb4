package dev.staleframe.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an enum constant by the label that it prints, which is what help and reports show of it.
 *
 * @param <E> the enum
 */
final class Labelled<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] constants;

  Labelled(E[] constants) {
    this.constants = constants.clone();
  }

  @Override
  public E convert(String label) {
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("expected " + all() + ", not " + label));
  }

  private String all() {
    return Arrays.stream(constants).map(Enum::toString).collect(Collectors.joining(", "));
  }
}
