/** The command line: a thin class a subcommand. */
package dev.staleframe.cli;
