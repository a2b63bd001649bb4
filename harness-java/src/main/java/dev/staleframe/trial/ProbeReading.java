package dev.staleframe.trial;

/**
 * What the C shim read of the goroutines' {@code gp.syscallbp} after their callbacks.
 *
 * @param field whether the release has the field at all
 * @param callbacks after how many callbacks it looked
 * @param stale how often the pointer was stale
 * @param consistent how often it was right
 * @param first the first stale one, or null
 */
public record ProbeReading(
    boolean field, long callbacks, long stale, long consistent, StalePointer first) {}
