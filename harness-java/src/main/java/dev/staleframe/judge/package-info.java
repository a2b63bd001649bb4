/** What trials mean: pure functions over records and counts, with no process in sight. */
package dev.staleframe.judge;
