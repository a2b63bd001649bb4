/*
 * What all kinds of memory have in common. See staleframe/memory.h.
 */
#include "memory.h"

#include <string.h>

const char *staleframe_error_message(int error) {
    switch ((staleframe_error)error) {
    case STALEFRAME_OK:
        return "no error";
    case STALEFRAME_NO_SUCH_PROCESS:
        return "there is no such process, or it has no memory of its own";
    case STALEFRAME_NOT_PERMITTED:
        return "reading the memory of the process is not permitted";
    case STALEFRAME_GONE:
        return "the process ended while it was read";
    case STALEFRAME_CANNOT_OPEN:
        return "the core file can't be opened, or is not a regular file";
    case STALEFRAME_UNREADABLE:
        return "there is no such memory, or the core file does not hold it";
    case STALEFRAME_NOT_FOUND:
        return "no list of goroutines was found";
    case STALEFRAME_TOO_LARGE:
        return "there is more of it than the limit allows";
    case STALEFRAME_OUT_OF_MEMORY:
        return "out of memory";
    case STALEFRAME_INVALID:
        return "an argument contradicts itself";
    }
    return "unknown error";
}

/* Cuts at the bounds of pages. Returns how many pieces there are. */
static size_t split(uint64_t address, uint8_t *to, size_t size, struct piece *pieces) {
    size_t n = 0;
    while (size > 0) {
        const size_t left = MEMORY_PAGE - address % MEMORY_PAGE;
        const size_t part = size < left ? size : left;
        pieces[n++] = (struct piece){.address = address, .to = to, .size = part};
        address += part;
        to += part;
        size -= part;
    }
    return n;
}

staleframe_error memory_read_pages(const staleframe_memory *memory, uint64_t address, void *to,
                                   size_t size, struct piece *pieces) {
    const size_t n = split(address, to, size, pieces);
    const staleframe_error error = memory->read(memory, pieces, n);
    for (size_t i = 0; error == STALEFRAME_OK && i < n; i++) {
        if (!pieces[i].ok) {
            memset(pieces[i].to, 0, pieces[i].size);
        }
    }
    return error;
}

int staleframe_memory_read(const staleframe_memory *memory, uint64_t address, void *to,
                           size_t size) {
    struct piece piece = {.address = address, .to = to, .size = size};
    const staleframe_error error = memory->read(memory, &piece, 1);
    return error != STALEFRAME_OK ? error : piece.ok ? STALEFRAME_OK : STALEFRAME_UNREADABLE;
}

void staleframe_memory_close(staleframe_memory *memory) {
    if (memory != NULL) {
        memory->close(memory);
    }
}
