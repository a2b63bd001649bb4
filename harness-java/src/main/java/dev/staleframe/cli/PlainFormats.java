package dev.staleframe.cli;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** The formats of a command whose result is not that of a study. */
final class PlainFormats implements ITypeConverter<Format>, Iterable<String> {
  private static final List<Format> FORMATS = List.of(Format.TEXT, Format.JSON);

  @Override
  public Format convert(String label) {
    return new Labelled<>(FORMATS.toArray(Format[]::new)).convert(label);
  }

  @Override
  public Iterator<String> iterator() {
    return FORMATS.stream().map(Format::toString).iterator();
  }
}
