/** What is to be run: cells, in which order, in which parts, and what that will cost. */
package dev.staleframe.plan;
