/**
 * Showing people and programs what came of a study: text, JSON, JUnit, Markdown, annotations,
 * progress.
 */
package dev.staleframe.report;
