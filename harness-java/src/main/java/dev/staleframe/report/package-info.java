/** Showing people and programs what came of a study: text, JSON, progress. */
package dev.staleframe.report;
