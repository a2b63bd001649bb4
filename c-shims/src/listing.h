/*
 * listing.h - what a scan has found.
 */
#ifndef STALEFRAME_SRC_LISTING_H
#define STALEFRAME_SRC_LISTING_H

#include "g.h"

/* All zero is empty. */
struct staleframe_scan {
    staleframe_counts counts;
    staleframe_goroutine *items;
    size_t n;
    size_t room;
};

/* Lists one more. Returns STALEFRAME_OK or STALEFRAME_OUT_OF_MEMORY. */
staleframe_error listing_add(staleframe_scan *scan, const struct g *g, bool stale);

#endif
