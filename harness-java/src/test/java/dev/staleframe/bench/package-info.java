/**
 * Measures the figures that staleframe holds itself to: {@code make bench}.
 *
 * <p>Ratios come from one run on one machine; the absolute numbers are that machine's.
 */
package dev.staleframe.bench;
