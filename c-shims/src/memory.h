/*
 * memory.h - reading many pieces of memory at once, wherever it is.
 */
#ifndef STALEFRAME_SRC_MEMORY_H
#define STALEFRAME_SRC_MEMORY_H

#include "staleframe/memory.h"

#include <stdbool.h>

struct piece {
    uint64_t address;
    void *to;
    size_t size;
    bool ok; /* set by the reading: whether all of it was read */
};

/* A kind of memory is the first member of what it needs to be read. */
struct staleframe_memory {
    /* Reads each of the pieces wholly or not at all; one that reaches past the last address is not.
     * Fails only if nothing of this memory can be read any more: as staleframe_memory_read does,
     * but for STALEFRAME_UNREADABLE. */
    staleframe_error (*read)(const staleframe_memory *memory, struct piece *pieces, size_t n);
    void (*close)(staleframe_memory *memory);
    bool live; /* it changes while it is read */
};

/* The smallest unit that memory can be read in, or not. */
enum { MEMORY_PAGE = 4096 };

/*
 * Reads [address, address + size), which must not wrap, page by page; what can't be read is zeroed.
 * pieces is room to work in, for size / MEMORY_PAGE + 2 of them. Fails as memory->read does.
 */
staleframe_error memory_read_pages(const staleframe_memory *memory, uint64_t address, void *to,
                                   size_t size, struct piece *pieces);

#endif
