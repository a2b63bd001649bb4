/**
 * Reads logs as they come: of any size, and damaged on their way through terminals, containers, log
 * shippers and issue forms. {@link dev.staleframe.log.LogReader} gives the crashes in a stream,
 * each with its place in it and with what had to be repaired.
 *
 * <p>Two stages. {@link dev.staleframe.log.Segments} goes through the bytes, looks for a few words
 * and keeps what stands around them; the repairs then work on the lines of such a segment, each
 * only where the result looks more like what Go prints than what was there.
 */
package dev.staleframe.log;
