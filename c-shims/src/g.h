/*
 * g.h - one runtime.g of another process, as it was read.
 */
#ifndef STALEFRAME_SRC_G_H
#define STALEFRAME_SRC_G_H

#include "memory.h"
#include "staleframe/goroutines.h"

enum { G_BYTES_MAX = 4096 };

enum g_status { G_IDLE = 0, G_RUNNABLE = 1, G_RUNNING = 2, G_DEAD = 6 }; /* runtime/runtime2.go */

struct g {
    uint64_t address;
    uint64_t lo;
    uint64_t hi;
    uint64_t goid;
    uint32_t status; /* without _Gscan */
    int64_t waitsince;
    uint64_t sp;
    uint64_t pc;
    uint64_t bp;
};

/* How many bytes of a g hold all its fields, at most G_BYTES_MAX; 0 if the layout is not valid. */
size_t g_bytes(const staleframe_goroutine_layout *layout);

/* Takes the fields from the bytes of the g at the address. */
struct g g_decode(const staleframe_goroutine_layout *layout, uint64_t address,
                  const uint8_t *bytes);

/* Whether an element of allgs may point there: not NULL, and aligned as the allocator does it. */
bool g_address_plausible(uint64_t address);

/* Whether this can be a g of allgs at all. */
bool g_plausible(const struct g *g);

/* Whether it is in the list for later use only. */
bool g_dead(const struct g *g);

/* Whether there is a pair to be judged: it is in a call, and what it says of its stack fits. */
bool g_in_call(const struct g *g);

/* The rule, see staleframe/goroutines.h; g is in a call. */
bool g_stale(const struct g *g, const staleframe_scan_options *options);

/* Whether this shows the same call of the same goroutine as was recorded. */
bool g_same_call(const struct g *g, const staleframe_goroutine *recorded);

#endif
