/*
 * Walking allgs. See staleframe/goroutines.h for the rule.
 */
#include "listing.h"
#include "slice.h"
#include "stacks.h"

#include <stdlib.h>

enum { REREADS = 3, HEADER_TRIES = 3 };

/* What a scan needs while it goes on. */
struct walk {
    const staleframe_memory *memory;
    const staleframe_goroutine_layout *layout;
    const staleframe_scan_options *options;
    staleframe_scan *scan;
    struct stacks stacks;
    struct g_batch batch;
    struct g gs[G_BATCH_MAX];
    bool found[G_BATCH_MAX];
    uint64_t addresses[G_BATCH_MAX];
};

/* Of a g that is plausible. */
static staleframe_error take(struct walk *walk, const struct g *g) {
    staleframe_counts *counts = &walk->scan->counts;
    if (g_dead(g)) {
        counts->dead++;
        return STALEFRAME_OK;
    }
    if (!stacks_add(&walk->stacks, g->lo, g->hi, g->goid)) {
        return STALEFRAME_OUT_OF_MEMORY;
    }
    if (g->sp == 0) {
        counts->idle++;
        return STALEFRAME_OK;
    }
    if (!g_in_call(g)) {
        counts->unreadable++;
        return STALEFRAME_OK;
    }
    counts->in_call++;
    const bool stale = g_stale(g, walk->options);
    return stale || walk->options->list_calls != 0 ? listing_add(walk->scan, g, stale)
                                                   : STALEFRAME_OK;
}

static staleframe_error take_all(struct walk *walk, size_t n) {
    staleframe_error error = g_batch_read(&walk->batch, walk->memory, walk->layout, walk->addresses,
                                          n, walk->gs, walk->found);
    for (size_t i = 0; error == STALEFRAME_OK && i < n; i++) {
        if (walk->found[i] && g_plausible(&walk->gs[i])) {
            error = take(walk, &walk->gs[i]);
        } else {
            walk->scan->counts.unreadable++;
        }
    }
    return error;
}

/* Elements [from, from + n) of the array into addresses; 0 for those that can't be read. */
static staleframe_error read_addresses(struct walk *walk, const struct slice *slice, uint64_t from,
                                       size_t n) {
    struct piece pieces[sizeof walk->addresses / MEMORY_PAGE + 2];
    return memory_read_pages(walk->memory, slice->array + from * sizeof(uint64_t), walk->addresses,
                             n * sizeof(uint64_t), pieces);
}

static staleframe_error walk_slice(struct walk *walk, const struct slice *slice) {
    for (uint64_t from = 0; from < slice->length; from += G_BATCH_MAX) {
        const uint64_t left = slice->length - from;
        const size_t n = left < G_BATCH_MAX ? (size_t)left : G_BATCH_MAX;
        staleframe_error error = read_addresses(walk, slice, from, n);
        if (error == STALEFRAME_OK) {
            error = take_all(walk, n);
        }
        if (error != STALEFRAME_OK) {
            return error;
        }
    }
    const staleframe_counts *counts = &walk->scan->counts;
    const bool any = counts->idle + counts->in_call + counts->dead > 0;
    return any ? STALEFRAME_OK : STALEFRAME_NOT_FOUND;
}

/* Reads the n goroutines listed from first on again. Those that look otherwise lose their address:
 * what was read of them belongs to no one moment. */
static staleframe_error reread(struct walk *walk, size_t first, size_t n) {
    staleframe_goroutine *items = walk->scan->items + first;
    for (size_t i = 0; i < n; i++) {
        walk->addresses[i] = items[i].stale != 0 ? items[i].address : 0;
    }
    const staleframe_error error = g_batch_read(&walk->batch, walk->memory, walk->layout,
                                                walk->addresses, n, walk->gs, walk->found);
    for (size_t i = 0; error == STALEFRAME_OK && i < n; i++) {
        const struct g *g = &walk->gs[i];
        const bool still = walk->found[i] && g_plausible(g) && !g_dead(g) &&
                           g_same_call(g, &items[i]) && g_stale(g, walk->options);
        if (items[i].stale != 0 && !still) {
            items[i].stale = 0;
            items[i].address = 0;
            walk->scan->counts.torn++;
        }
    }
    return error;
}

static staleframe_error confirm(struct walk *walk) {
    for (int i = 0; i < REREADS; i++) {
        for (size_t first = 0; first < walk->scan->n; first += G_BATCH_MAX) {
            const size_t left = walk->scan->n - first;
            const staleframe_error error =
                reread(walk, first, left < G_BATCH_MAX ? left : G_BATCH_MAX);
            if (error != STALEFRAME_OK) {
                return error;
            }
        }
    }
    return STALEFRAME_OK;
}

/* Drops what was torn, and finds who has the old stack of what was not. */
static void conclude(struct walk *walk) {
    staleframe_scan *scan = walk->scan;
    size_t kept = 0;
    stacks_sort(&walk->stacks);
    for (size_t i = 0; i < scan->n; i++) {
        staleframe_goroutine item = scan->items[i];
        if (item.stale != 0) {
            item.holder = stacks_holder(&walk->stacks, item.bp);
            scan->counts.stale++;
        }
        if (item.address != 0) {
            scan->items[kept++] = item;
        }
    }
    scan->n = kept;
}

static staleframe_error read_header(const staleframe_memory *memory, uint64_t address,
                                    uint64_t length_max, struct slice *slice) {
    for (int i = 0; i < HEADER_TRIES; i++) {
        const int error = staleframe_memory_read(memory, address, slice, sizeof *slice);
        if (error != STALEFRAME_OK) {
            return (staleframe_error)error;
        }
        if (slice_plausible(slice, length_max)) {
            return STALEFRAME_OK;
        }
    }
    return slice_plausible(slice, UINT64_MAX) ? STALEFRAME_TOO_LARGE : STALEFRAME_NOT_FOUND;
}

static staleframe_error run(struct walk *walk, uint64_t allgs) {
    struct slice slice;
    staleframe_error error =
        read_header(walk->memory, allgs, walk->options->max_goroutines, &slice);
    if (error == STALEFRAME_OK) {
        error = walk_slice(walk, &slice);
    }
    if (error == STALEFRAME_OK) {
        error = confirm(walk);
    }
    if (error == STALEFRAME_OK) {
        conclude(walk);
    }
    return error;
}

int staleframe_scan_allgs(const staleframe_memory *memory,
                          const staleframe_goroutine_layout *layout, uint64_t allgs,
                          const staleframe_scan_options *options, staleframe_scan **scan) {
    struct walk *walk = malloc(sizeof *walk);
    staleframe_scan *result = calloc(1, sizeof *result);
    if (walk == NULL || result == NULL) {
        free(walk);
        free(result);
        return STALEFRAME_OUT_OF_MEMORY;
    }
    walk->memory = memory;
    walk->layout = layout;
    walk->options = options;
    walk->scan = result;
    walk->stacks = (struct stacks){0};
    staleframe_error error = g_batch_init(&walk->batch, layout);
    if (error == STALEFRAME_OK) {
        error = run(walk, allgs);
    }
    g_batch_free(&walk->batch);
    free(walk->stacks.items);
    free(walk);
    if (error != STALEFRAME_OK) {
        staleframe_scan_free(result);
        return error;
    }
    *scan = result;
    return STALEFRAME_OK;
}
