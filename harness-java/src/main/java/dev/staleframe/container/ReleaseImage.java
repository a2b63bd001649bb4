package dev.staleframe.container;

import dev.staleframe.release.Release;

/**
 * An image with a Go release, a C compiler and what a container of staleframe needs.
 *
 * @param name its name and tag
 * @param release the Go release in it
 * @param libc its C library
 * @param source where the release and the C compiler come from, as told to the user
 */
public record ReleaseImage(String name, Release release, Libc libc, String source) {}
