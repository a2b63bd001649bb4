/** Searches in lists, whatever of: pure functions over answers. */
package dev.staleframe.search;
