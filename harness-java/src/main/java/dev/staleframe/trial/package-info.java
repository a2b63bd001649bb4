/** What is run and what came of it: cells, trials, their status. No process is in sight here. */
package dev.staleframe.trial;
