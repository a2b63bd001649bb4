/** What is kept of a run on disk: a line a trial, and the crash logs beside it. */
package dev.staleframe.journal;
