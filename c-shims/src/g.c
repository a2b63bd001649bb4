/*
 * What a runtime.g is, and when its pair is stale. See staleframe/goroutines.h for the rule.
 */
#include "g.h"

#include <string.h>

enum {
    G_SCAN = 0x1000,   /* a bit: the collector is at its stack */
    G_DEAD_EXTRA = 11, /* since 1.26, of threads made by C (runtime/runtime2.go) */
    G_STATUS_MAX = 15, /* 11 is the last in 1.27; room for some more */
    STACK_UNIT = 2048, /* runtime/stack.go, fixedStack on Linux */
};

static const uint64_t goid_max = UINT64_C(1) << 48; /* they are counted up from 1 */

static bool holds(int32_t offset, int32_t size) {
    return offset >= 0 && offset <= G_BYTES_MAX - size && offset % size == 0;
}

size_t g_bytes(const staleframe_goroutine_layout *layout) {
    const int32_t words[] = {layout->stack_lo,  layout->stack_hi,  layout->goid,
                             layout->syscallsp, layout->syscallpc, layout->syscallbp,
                             layout->waitsince};
    if (!holds(layout->atomicstatus, sizeof(uint32_t))) {
        return 0;
    }
    int32_t end = layout->atomicstatus + (int32_t)sizeof(uint32_t);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const bool optional = i >= 5;
        if (optional && words[i] == -1) {
            continue;
        }
        if (!holds(words[i], sizeof(uint64_t))) {
            return 0;
        }
        const int32_t after = words[i] + (int32_t)sizeof(uint64_t);
        end = after > end ? after : end;
    }
    return (size_t)end;
}

static uint64_t word(const uint8_t *bytes, int32_t offset) {
    uint64_t value = 0;
    if (offset >= 0) {
        memcpy(&value, bytes + offset, sizeof value);
    }
    return value;
}

struct g g_decode(const staleframe_goroutine_layout *layout, uint64_t address,
                  const uint8_t *bytes) {
    struct g g = {
        .address = address,
        .lo = word(bytes, layout->stack_lo),
        .hi = word(bytes, layout->stack_hi),
        .goid = word(bytes, layout->goid),
        .waitsince = (int64_t)word(bytes, layout->waitsince),
        .sp = word(bytes, layout->syscallsp),
        .pc = word(bytes, layout->syscallpc),
        .bp = word(bytes, layout->syscallbp),
    };
    memcpy(&g.status, bytes + layout->atomicstatus, sizeof g.status);
    g.status &= ~(uint32_t)G_SCAN;
    return g;
}

bool g_address_plausible(uint64_t address) {
    return address >= MEMORY_PAGE && address % sizeof(uint64_t) == 0;
}

bool g_dead(const struct g *g) { return g->status == G_DEAD || g->status == G_DEAD_EXTRA; }

/* Powers of two, at multiples of the smallest (runtime/stack.go, stackalloc). */
static bool stack_plausible(const struct g *g) {
    const uint64_t size = g->hi - g->lo;
    return g->lo < g->hi && g->lo >= MEMORY_PAGE && g->lo % STACK_UNIT == 0 && size >= STACK_UNIT &&
           (size & (size - 1)) == 0;
}

/* A dead one has lost its number if it is new, and its stack if that had grown (runtime/proc.go,
 * newproc1 and gfput). */
bool g_plausible(const struct g *g) {
    if (g->status > G_STATUS_MAX || g->goid > goid_max) {
        return false;
    }
    if (g_dead(g)) {
        return (g->lo == 0 && g->hi == 0) || stack_plausible(g);
    }
    return g->status != G_IDLE && g->goid != 0 && stack_plausible(g);
}

bool g_in_call(const struct g *g) { return g->sp > g->lo && g->sp <= g->hi; }

bool g_stale(const struct g *g, const staleframe_scan_options *options) {
    if (g->bp == 0 || g->status == G_RUNNING) {
        return false;
    }
    const int64_t delta = (int64_t)(g->bp - g->sp);
    return g->bp < g->lo || g->bp >= g->hi || delta < options->min_delta ||
           delta > options->max_delta;
}

bool g_same_call(const struct g *g, const staleframe_goroutine *recorded) {
    return g->goid == recorded->goid && g->sp == recorded->sp && g->pc == recorded->pc &&
           g->bp == recorded->bp && g->lo == recorded->lo && g->hi == recorded->hi;
}
