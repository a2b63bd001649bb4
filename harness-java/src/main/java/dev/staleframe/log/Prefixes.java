package dev.staleframe.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the prefixes off, and sorts the lines by the process that the prefixes name. */
final class Prefixes {
  private final PrefixShapes shapes;
  private final Map<PrefixShape, SourceNumbers> numbers = new HashMap<>();

  private Prefixes(PrefixShapes shapes) {
    this.shapes = shapes;
  }

  /** The lines of each process, in their order. A line without a prefix goes on the one before. */
  static List<List<LogLine>> split(List<LogLine> lines, Set<Damage> found) {
    Prefixes prefixes = new Prefixes(PrefixShapes.in(lines));
    List<Optional<Prefix>> of = lines.stream().map(line -> prefixes.on(line.text())).toList();
    of.forEach(prefix -> prefix.ifPresent(prefixes::note));
    if (of.stream().anyMatch(Optional::isPresent)) {
      found.add(Damage.PREFIXED);
    }
    Map<String, List<LogLine>> sources = new LinkedHashMap<>();
    String last =
        of.stream()
            .flatMap(Optional::stream)
            .map(prefixes::source)
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse("");
    for (int i = 0; i < lines.size(); i++) {
      LogLine line = lines.get(i);
      last = of.get(i).map(prefixes::source).filter(s -> !s.isEmpty()).orElse(last);
      String text = of.get(i).map(Prefix::rest).orElse(line.text());
      String source = line.source() + last;
      sources.computeIfAbsent(source, s -> new ArrayList<>()).add(line.withText(text));
    }
    if (sources.size() > 1) {
      found.add(Damage.INTERLEAVED);
    }
    return List.copyOf(sources.values());
  }

  private Optional<Prefix> on(String line) {
    for (PrefixShape shape : shapes.all()) {
      Optional<Prefix> prefix = shape.on(line);
      if (prefix.isPresent()) {
        return prefix;
      }
    }
    return Optional.empty();
  }

  private void note(Prefix prefix) {
    numbers.computeIfAbsent(prefix.shape(), s -> new SourceNumbers()).note(prefix.numbers());
  }

  /** Who wrote the line; empty if it may be the writer of the lines around it. */
  private String source(Prefix prefix) {
    if (!shapes.isConfirmed(prefix.shape())) {
      return "";
    }
    return shapes.all().indexOf(prefix.shape())
        + " "
        + numbers.get(prefix.shape()).of(prefix.numbers());
  }
}
