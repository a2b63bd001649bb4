package dev.staleframe.script;

/**
 * The number that may follow a name.
 *
 * @param unit what it counts, in the plural
 * @param least the smallest allowed
 * @param most the largest allowed
 * @param usual what is meant where none is given
 */
public record Amount(String unit, int least, int most, int usual) {
  /** Whether the number is allowed. */
  public boolean allows(int number) {
    return least <= number && number <= most;
  }
}
