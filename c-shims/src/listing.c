#include "listing.h"

#include <stdlib.h>

staleframe_error listing_add(staleframe_scan *scan, const struct g *g, bool stale) {
    if (scan->n == scan->room) {
        const size_t room = scan->room == 0 ? 64 : scan->room * 2;
        staleframe_goroutine *items = realloc(scan->items, room * sizeof *items);
        if (items == NULL) {
            return STALEFRAME_OUT_OF_MEMORY;
        }
        scan->items = items;
        scan->room = room;
    }
    scan->items[scan->n++] = (staleframe_goroutine){.goid = g->goid,
                                                    .address = g->address,
                                                    .status = g->status,
                                                    .stale = stale,
                                                    .waitsince = g->waitsince,
                                                    .sp = g->sp,
                                                    .pc = g->pc,
                                                    .bp = g->bp,
                                                    .lo = g->lo,
                                                    .hi = g->hi};
    return STALEFRAME_OK;
}

void staleframe_scan_counts(const staleframe_scan *scan, staleframe_counts *counts) {
    *counts = scan->counts;
}

const staleframe_goroutine *staleframe_scan_goroutines(const staleframe_scan *scan, uint64_t *n) {
    *n = scan->n;
    return scan->items;
}

void staleframe_scan_free(staleframe_scan *scan) {
    if (scan != NULL) {
        free(scan->items);
        free(scan);
    }
}
