/*
 * Reading a goroutine's g between callbacks. See staleframe/probe.h for the rule.
 */
#include "probe.h"

#include <errno.h>

static int aligned(uintptr_t address) { return address % sizeof(uintptr_t) == 0; }

int staleframe_loop_probe(staleframe_loop *loop, uintptr_t g, const staleframe_g_layout *layout) {
    if (loop == NULL || layout == NULL || !aligned(g) || !aligned(layout->stack_lo) ||
        !aligned(layout->stack_hi) || !aligned(layout->syscallsp) || !aligned(layout->syscallpc) ||
        !aligned(layout->syscallbp)) {
        return EINVAL;
    }
    loop->layout = *layout;
    loop->probed_g = g;
    return 0;
}

void probe_begin(struct probe *probe, const staleframe_loop *loop) {
    probe->g = loop->probed_g;
    probe->stale = 0;
    probe->consistent = 0;
    if (probe->g == 0) {
        return;
    }
    probe->layout = &loop->layout;
    const uintptr_t lo = probe_read(probe, probe->layout->stack_lo);
    const uintptr_t hi = probe_read(probe, probe->layout->stack_hi);
    const uintptr_t sp = probe_read(probe, probe->layout->syscallsp);
    const uintptr_t bp = probe_read(probe, probe->layout->syscallbp);
    if (sp < lo || sp >= hi || bp < lo || bp >= hi) {
        probe->g = 0;
        return;
    }
    probe->expected = bp - sp;
}

void probe_keep(struct probe *probe, uint64_t callback) {
    probe->first = (staleframe_stale_record){
        .callback = callback,
        .sp = probe_read(probe, probe->layout->syscallsp),
        .pc = probe_read(probe, probe->layout->syscallpc),
        .bp = probe_read(probe, probe->layout->syscallbp),
        .lo = probe_read(probe, probe->layout->stack_lo),
        .hi = probe_read(probe, probe->layout->stack_hi),
        .expected = (intptr_t)probe->expected,
    };
}

void probe_end(const struct probe *probe, staleframe_loop *loop) {
    if (probe->g == 0) {
        return;
    }
    atomic_fetch_add_explicit(&loop->consistent, probe->consistent, memory_order_relaxed);
    if (probe->stale == 0) {
        return;
    }
    pthread_mutex_lock(&loop->lock);
    if (!loop->has_first) {
        loop->first = probe->first;
        loop->has_first = 1;
    }
    pthread_mutex_unlock(&loop->lock);
    atomic_fetch_add_explicit(&loop->stale, probe->stale, memory_order_relaxed);
}

uint64_t staleframe_loop_stale(const staleframe_loop *loop) {
    return loop == NULL ? 0 : atomic_load_explicit(&loop->stale, memory_order_relaxed);
}

uint64_t staleframe_loop_consistent(const staleframe_loop *loop) {
    return loop == NULL ? 0 : atomic_load_explicit(&loop->consistent, memory_order_relaxed);
}

int staleframe_loop_first_stale(staleframe_loop *loop, staleframe_stale_record *record) {
    if (loop == NULL || record == NULL) {
        return EINVAL;
    }
    pthread_mutex_lock(&loop->lock);
    const int has_first = loop->has_first;
    if (has_first) {
        *record = loop->first;
    }
    pthread_mutex_unlock(&loop->lock);
    return has_first ? 0 : ENOENT;
}
