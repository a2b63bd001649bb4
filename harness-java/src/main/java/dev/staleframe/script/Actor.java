package dev.staleframe.script;

import dev.staleframe.release.Release;
import java.util.Optional;

/**
 * Something that goes on in the background.
 *
 * @param kind what
 * @param period its number, 0 if it takes none
 */
public record Actor(ActorKind kind, int period) implements Entry {
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
  public String key() {
    return kind.toString();
  }

  @Override
  public Optional<Release> first() {
    return kind.first();
  }

  @Override
  public String toString() {
    return period == kind.usual() ? kind.toString() : kind + " " + period;
  }
}
