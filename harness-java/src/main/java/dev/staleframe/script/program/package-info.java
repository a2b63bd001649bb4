/** Scenarios as programs of their own, such as a person would write for an issue. */
package dev.staleframe.script.program;
