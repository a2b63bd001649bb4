package dev.staleframe.study;

import dev.staleframe.plan.Shard;
import dev.staleframe.script.Rules;
import dev.staleframe.script.Script;
import dev.staleframe.script.ScriptGenerator;
import java.util.Optional;

/**
 * The scenarios of a seed, or every so manieth that is a shard of it, in their order; one of so
 * many is not the next of them, but a mutation of one that came near. Those of the seed are the
 * same in each run; the mutations are if the runs show the same.
 */
final class SeededScripts implements ScriptSource {
  /** One of so many is a mutation. */
  private static final int MUTATED = 4;

  private final ScriptGenerator generator;
  private final Shard shard;
  private final boolean withoutC;
  private final NearMisses near = new NearMisses();
  private long given;
  private int next;

  /**
   * @param withoutC whether their C is left out
   * @param next how many of the shard were given in an earlier run
   */
  SeededScripts(ScriptGenerator generator, Shard shard, boolean withoutC, int next) {
    this.generator = generator;
    this.shard = shard;
    this.withoutC = withoutC;
    this.next = next;
  }

  @Override
  public synchronized Script next() {
    given++;
    Script script = given % MUTATED == 0 ? mutated().orElseGet(this::generated) : generated();
    return withoutC ? script.withoutCgo() : script;
  }

  private Script generated() {
    return generator.at(shard.number() - 1 + shard.of() * next++);
  }

  /** None if it would break a rule: of those there are enough. */
  private Optional<Script> mutated() {
    return near.one(given / MUTATED)
        .map(script -> generator.mutate(script, given))
        .filter(script -> Rules.broken(script).isEmpty());
  }

  @Override
  public synchronized void heard(Observation observation) {
    near.heard(observation);
  }

  /** How many of the shard were given. */
  synchronized int given() {
    return next;
  }
}
