/*
 * loop.h - what is in a loop.
 */
#ifndef STALEFRAME_LOOP_H
#define STALEFRAME_LOOP_H

#include "staleframe/callback_loop.h"
#include "staleframe/probe.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

struct staleframe_loop {
    pthread_mutex_t lock;
    pthread_cond_t
        changed;      /* waits on the monotonic clock, so that setting the date moves no timeout */
    uint64_t waiting; /* calls inside the park; under lock */
    uint64_t permits; /* releases that no park has used up yet; under lock */
    _Atomic uint64_t callbacks;
    _Atomic uint64_t parks;

    uintptr_t probed_g; /* 0: not probed; set while no call is under way, like the layout */
    staleframe_g_layout layout;
    _Atomic uint64_t stale;
    _Atomic uint64_t consistent;
    int has_first; /* under lock, like first */
    staleframe_stale_record first;
};

#endif
