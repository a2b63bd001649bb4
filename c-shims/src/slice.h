/*
 * slice.h - the header of a []*g, and reading many g's at once.
 */
#ifndef STALEFRAME_SRC_SLICE_H
#define STALEFRAME_SRC_SLICE_H

#include "g.h"

struct slice {
    uint64_t array;
    uint64_t length;
    uint64_t capacity;
};

/* Whether the three words can be the header of a slice of that many pointers. */
bool slice_plausible(const struct slice *slice, uint64_t length_max);

enum { G_BATCH_MAX = 1024 };

/* Room to read g's in. */
struct g_batch {
    size_t bytes; /* of each g */
    uint8_t *buffer;
    struct piece pieces[G_BATCH_MAX];
};

/* STALEFRAME_INVALID for the layout, or STALEFRAME_OUT_OF_MEMORY. */
staleframe_error g_batch_init(struct g_batch *batch, const staleframe_goroutine_layout *layout);

void g_batch_free(struct g_batch *batch);

/*
 * Reads the g's at n addresses, n <= G_BATCH_MAX; found[i] tells whether g's[i] was set. An address
 * that can't be that of a g is not read.
 */
staleframe_error g_batch_read(struct g_batch *batch, const staleframe_memory *memory,
                              const staleframe_goroutine_layout *layout, const uint64_t *addresses,
                              size_t n, struct g *gs, bool *found);

#endif
