package dev.staleframe.journal;

/**
 * Which part of a plan a run takes on, so that it shows when journals are put together whether a
 * part is missing.
 *
 * @param plan a digest of the cells of the whole plan
 * @param cells how many cells this part has
 * @param shard which part it is, from 1
 * @param shards how many parts there are
 */
public record Part(String plan, int cells, int shard, int shards) {
  /** As users write it: {@code 2/8}. */
  public String label() {
    return shard + "/" + shards;
  }
}
