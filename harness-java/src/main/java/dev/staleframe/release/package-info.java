/** Go releases: their names, their order, and the toolchains that build with them. */
package dev.staleframe.release;
