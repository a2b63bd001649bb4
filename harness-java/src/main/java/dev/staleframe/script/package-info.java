/** Scenarios as data: a small language of nested steps, written, generated, changed and shrunk. */
package dev.staleframe.script;
