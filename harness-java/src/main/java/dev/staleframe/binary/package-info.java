/**
 * What a Go program's file tells without being run: its release, settings and functions, and where
 * the fields of a goroutine are.
 *
 * <p>The ELF reader is staleframe's own. The library for it, net.fornwall:jelf, is alive, but as of
 * 0.12.0 it maps or reads a file as a whole and at most 2 GiB of it ({@code MappedFile.seek}),
 * where a core file of a Go program has more; it counts program headers in a {@code short}; and it
 * allocates by lengths that the file claims ({@code ElfStringTable}, {@code
 * ElfSymbolTableSection}), so that a few bytes wrong end in an OutOfMemoryError. Nothing in Maven
 * Central reads Go's build info or function table.
 */
package dev.staleframe.binary;
