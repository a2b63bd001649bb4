package dev.staleframe.judge;

import dev.staleframe.trial.Cell;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Who is heard on a trial, and what each must say of it.
 *
 * @param witnesses who is heard, in the order in which they are shown
 * @param expected what a witness must see in trials of a cell
 */
public record Hearing(List<Witness> witnesses, BiFunction<Witness, Cell, Finding> expected) {
  /** Everyone, held against what is known of the releases. */
  public static final Hearing USUAL = new Hearing(Witness.ALL, Witness::expected);

  public Hearing {
    witnesses = List.copyOf(witnesses);
  }
}
