package dev.staleframe.dating;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file of the standard library in all releases: where its functions start, what they hold. Most
 * of it is never asked for, and stays text until it is.
 */
final class SourceFile {
  private final String folder;
  private final String[] bodies;
  private final Map<String, String> functions = new HashMap<>();

  /**
   * Reads the file's part of the table.
   *
   * @param text a line for each body, an empty line, a line for each function
   */
  SourceFile(String folder, String text) {
    this.folder = folder;
    int middle = text.indexOf("\n\n");
    this.bodies = text.substring(0, middle).split("\n");
    for (String line : text.substring(middle + 2).split("\n")) {
      int blank = line.indexOf(' ');
      functions.put(line.substring(0, blank), line.substring(blank + 1));
    }
  }

  /**
   * How a frame fits, by release. A name that the file never had is passed over, and the line alone
   * counts: the compiler has many ways to name what it inlined.
   */
  Map<Fit, BitSet> fits(FunctionName function, int line, Optional<String> callee) {
    Optional<String> name = name(function);
    if (name.isPresent()) {
      return fits(Stream.of(name.get()), line, callee);
    }
    return function.folder().equals(folder)
        ? fits(functions.keySet().stream(), line, callee)
        : Map.of();
  }

  /** Whether the function may be this file's, and not that of another with the same path. */
  boolean knows(FunctionName function) {
    return function.folder().equals(folder) || name(function).isPresent();
  }

  /** Each function of a release: its name, first line and body, in order. */
  List<String> functions(int release) {
    List<String> found = new ArrayList<>();
    for (String name : functions.keySet()) {
      places(name)
          .filter(place -> place.releases().get(release))
          .forEach(place -> found.add(name + " " + place.start() + " " + bodies[place.body()]));
    }
    return found.stream().sorted().toList();
  }

  /** What the file calls it. */
  private Optional<String> name(FunctionName function) {
    for (String candidate : function.candidates()) {
      if (function.folder().equals(folder) && functions.containsKey(candidate)) {
        return Optional.of(candidate);
      }
      String elsewhere = "=" + function.folder() + "." + candidate;
      if (functions.containsKey(elsewhere)) {
        return Optional.of(elsewhere);
      }
    }
    return Optional.empty();
  }

  private Stream<Place> places(String name) {
    return Stream.of(functions.get(name).split(" ")).map(Place::parse);
  }

  private Map<Fit, BitSet> fits(Stream<String> names, int line, Optional<String> callee) {
    Map<Fit, BitSet> fits = new EnumMap<>(Fit.class);
    names
        .flatMap(this::places)
        .filter(place -> place.start() <= line)
        .forEach(
            place -> {
              Fit fit = Body.fit(bodies[place.body()], line - place.start(), callee);
              if (fit != Fit.NONE) {
                fits.computeIfAbsent(fit, f -> new BitSet()).or(place.releases());
              }
            });
    return fits;
  }
}
