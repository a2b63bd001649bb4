/**
 * The container place, through Testcontainers: an engine, images that hold a Go release and a C
 * compiler, and containers in which fixtures are built and trials run.
 */
package dev.staleframe.container;
