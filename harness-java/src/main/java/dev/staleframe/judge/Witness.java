package dev.staleframe.judge;

import dev.staleframe.StaleframeException;
import dev.staleframe.trial.Cell;
import dev.staleframe.trial.Trial;
import java.util.List;
import java.util.Optional;

/**
 * An independent way to see the fault in the record of a trial. Witnesses share neither code nor
 * assumptions: where they disagree, staleframe or Go has a fault of another kind.
 */
public sealed interface Witness permits CheckWitness, CrashWitness, ProbeWitness, TraceWitness {
  /** All of them, in the order in which they are shown. */
  List<Witness> ALL =
      List.of(new CrashWitness(), new CheckWitness(), new ProbeWitness(), new TraceWitness());

  /**
   * Those of these names, in the order in which they are shown.
   *
   * @throws StaleframeException exit code 2 if there is none of a name
   */
  static List<Witness> named(List<String> names) {
    List<String> known = ALL.stream().map(Witness::name).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw StaleframeException.usage(
                  "there is no witness \"%s\"; there are: %s"
                      .formatted(name, String.join(", ", known)));
            });
    return ALL.stream().filter(witness -> names.contains(witness.name())).toList();
  }

  /** Its name in reports. */
  String name();

  /**
   * Why this witness can't see the fault in trials of the cell, if it can't. It may still come upon
   * it by chance, and is then heard.
   */
  Optional<Abstention> abstains(Cell cell);

  /** What it must see in trials of the cell; unknown where nothing is known of what it builds. */
  Finding expected(Cell cell);

  /** What it says of the trial. */
  Assessment assess(Trial trial);
}
