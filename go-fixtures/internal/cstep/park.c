#define _GNU_SOURCE
#include "park.h"
#include "steps.h"

#include <time.h>

/* Short beside a cycle of the tracer, long beside a look at the counters. */
#define POLL_NANOS 50000L

static int64_t now_nanos(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/*
 * The tracer must not have to come to C to let a call go: it counts in this memory, and whoever
 * waits looks at that. An interrupted sleep is a look too many and no more.
 */
void staleframe_script_park(int ms) {
    struct script_counts *counts = &staleframe_script_counts;
    const struct timespec poll = {0, POLL_NANOS};
    const int64_t deadline = now_nanos() + (int64_t)ms * 1000000;
    const uint64_t begun = __atomic_load_n(&counts->traces_begun, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&counts->parks, 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&counts->traces_ended, __ATOMIC_SEQ_CST) <= begun &&
           now_nanos() < deadline) {
        nanosleep(&poll, NULL);
    }
}
