/**
 * Launching trials, many and fast, and never losing track of a process.
 *
 * <p>The harness starts one supervisor a core (a small C program, {@code c-shims/src/supervisor.c})
 * and streams orders to it. The supervisor starts each trial, bounds it, collects its output and
 * kills what it leaves behind. What crosses the pipe is described in {@code c-shims/README.md}.
 */
package dev.staleframe.launch;
