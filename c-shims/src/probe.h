/*
 * probe.h - one call's probe, inline: it runs after every callback.
 *
 * It counts in the call's own frame and is added to the loop once: an atomic addition a callback
 * would cost more than the reading does.
 */
#ifndef STALEFRAME_SRC_PROBE_H
#define STALEFRAME_SRC_PROBE_H

#include "loop.h"

struct probe {
    uintptr_t g; /* 0: this call is not probed */
    const staleframe_g_layout *layout;
    uintptr_t expected; /* the right bp - sp, modulo the word */
    uint64_t stale;
    uint64_t consistent;
    staleframe_stale_record first; /* set if stale > 0 */
};

/* Volatile: Go changes it in between, which the compiler can't know. */
static inline uintptr_t probe_read(const struct probe *probe, size_t offset) {
    return *(const volatile uintptr_t *)(probe->g + offset);
}

/* On entry: takes the right distance, or leaves the call unprobed where there is none to take. */
void probe_begin(struct probe *probe, const staleframe_loop *loop);

/* Keeps the first stale record. Out of line: it is not what mostly happens. */
void probe_keep(struct probe *probe, uint64_t callback);

static inline void probe_look(struct probe *probe, uint64_t callback) {
    if (probe->g == 0) {
        return;
    }
    const uintptr_t bp = probe_read(probe, probe->layout->syscallbp);
    const uintptr_t sp = probe_read(probe, probe->layout->syscallsp);
    if (bp == 0 || bp - sp == probe->expected) {
        probe->consistent++;
    } else if (probe->stale++ == 0) {
        probe_keep(probe, callback);
    }
}

/* Adds what was counted to the loop. */
void probe_end(const struct probe *probe, staleframe_loop *loop);

#endif
