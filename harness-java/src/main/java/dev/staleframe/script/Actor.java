package dev.staleframe.script;

/**
 * Something that goes on in the background.
 *
 * @param kind what
 * @param period its number, 0 if it takes none
 */
public record Actor(ActorKind kind, int period) {
  public Actor {
    if (!kind.amount().map(amount -> amount.allows(period)).orElse(period == 0)) {
      throw new IllegalArgumentException(kind + " " + period);
    }
  }

  /** One that is written without a number. */
  public static Actor usual(ActorKind kind) {
    return new Actor(kind, kind.usual());
  }

  @Override
  public String toString() {
    return period == kind.usual() ? kind.toString() : kind + " " + period;
  }
}
