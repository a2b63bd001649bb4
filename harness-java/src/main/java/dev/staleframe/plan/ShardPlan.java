package dev.staleframe.plan;

/**
 * One of the parts of a plan, for an engine that runs jobs.
 *
 * @param shard as {@code --shard} takes it
 * @param name what a person sees of it
 * @param cells how many cells it has
 * @param seconds what it is expected to take, where nothing is fetched or built yet
 */
public record ShardPlan(String shard, String name, int cells, long seconds) {}
