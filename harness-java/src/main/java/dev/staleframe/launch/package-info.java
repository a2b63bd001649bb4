/**
 * Launching trials, many and fast, and never losing track of a process.
 *
 * <p>The harness starts some supervisors at the place where the trials are to run (a small C
 * program, {@code c-shims/src/supervisor.c}) and streams orders to them. A supervisor starts each
 * trial, bounds it, collects its output and kills what it leaves behind. What crosses the pipe is
 * described in {@code c-shims/README.md}.
 */
package dev.staleframe.launch;
