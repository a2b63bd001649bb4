/*
 * The loop itself, and the park. See callback_loop.h for the contract.
 */
#define _GNU_SOURCE
#include "loop.h"
#include "probe.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* No compiler macro tells whether frame pointers are kept, so the Makefile, which sets the flag,
 * says it. */
#ifndef STALEFRAME_FRAME_POINTERS
#error                                                                                             \
    "define STALEFRAME_FRAME_POINTERS as 1 or 0, to match -fno-omit-frame-pointer or its opposite"
#endif
#ifndef STALEFRAME_VERSION
#error "define STALEFRAME_VERSION as a string"
#endif

static int init_monotonic_cond(pthread_cond_t *cond) {
    pthread_condattr_t attributes;
    int error = pthread_condattr_init(&attributes);
    if (error != 0) {
        return error;
    }
    error = pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    if (error == 0) {
        error = pthread_cond_init(cond, &attributes);
    }
    pthread_condattr_destroy(&attributes);
    return error;
}

staleframe_loop *staleframe_loop_new(void) {
    staleframe_loop *loop = calloc(1, sizeof *loop);
    if (loop == NULL) {
        return NULL;
    }
    int error = pthread_mutex_init(&loop->lock, NULL);
    if (error == 0) {
        error = init_monotonic_cond(&loop->changed);
        if (error != 0) {
            pthread_mutex_destroy(&loop->lock);
        }
    }
    if (error != 0) {
        free(loop);
        errno = error;
        return NULL;
    }
    return loop;
}

void staleframe_loop_free(staleframe_loop *loop) {
    if (loop == NULL) {
        return;
    }
    pthread_cond_destroy(&loop->changed);
    pthread_mutex_destroy(&loop->lock);
    free(loop);
}

static void park_until_released(staleframe_loop *loop) {
    pthread_mutex_lock(&loop->lock);
    atomic_fetch_add_explicit(&loop->parks, 1, memory_order_relaxed);
    loop->waiting++;
    pthread_cond_broadcast(&loop->changed);
    while (loop->permits == 0) {
        pthread_cond_wait(&loop->changed, &loop->lock);
    }
    loop->permits--;
    loop->waiting--;
    pthread_mutex_unlock(&loop->lock);
}

int staleframe_callback_loop(staleframe_loop *loop, staleframe_callback callback, uintptr_t context,
                             uint64_t n, int park) {
    if (loop == NULL) {
        return EINVAL;
    }
    if (callback != NULL) {
        struct probe probe;
        probe_begin(&probe, loop);
        for (uint64_t i = 0; i < n; i++) {
            callback(context, i);
            probe_look(&probe, i);
            atomic_fetch_add_explicit(&loop->callbacks, 1, memory_order_relaxed);
        }
        probe_end(&probe, loop); /* before the park, during which others read it */
    }
    if (park) {
        park_until_released(loop);
    }
    return 0;
}

static struct timespec monotonic_after(int ms) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += (long)(ms % 1000) * 1000000L;
    if (at.tv_nsec >= 1000000000L) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000L;
    }
    return at;
}

/*
 * A released call stays in the park until its thread is scheduled. It must not be taken for a
 * parked one meanwhile, or a caller that releases one call and awaits the next would be told too
 * early.
 */
static int unreleased_call_is_parked(const staleframe_loop *loop) {
    return loop->waiting > loop->permits;
}

int staleframe_loop_await_parked(staleframe_loop *loop, int timeout_ms) {
    if (loop == NULL) {
        return EINVAL;
    }
    const struct timespec deadline = monotonic_after(timeout_ms < 0 ? 0 : timeout_ms);
    int error = 0;
    pthread_mutex_lock(&loop->lock);
    while (!unreleased_call_is_parked(loop) && error == 0) {
        error = timeout_ms < 0 ? pthread_cond_wait(&loop->changed, &loop->lock)
                               : pthread_cond_timedwait(&loop->changed, &loop->lock, &deadline);
    }
    /* The park may have begun in the same instant as the timeout: what was waited for counts. */
    if (unreleased_call_is_parked(loop)) {
        error = 0;
    }
    pthread_mutex_unlock(&loop->lock);
    return error;
}

void staleframe_loop_release(staleframe_loop *loop) {
    if (loop == NULL) {
        return;
    }
    pthread_mutex_lock(&loop->lock);
    loop->permits++;
    pthread_cond_broadcast(
        &loop->changed); /* parks and awaits share it: a signal could wake the wrong one */
    pthread_mutex_unlock(&loop->lock);
}

uint64_t staleframe_loop_callbacks(const staleframe_loop *loop) {
    return loop == NULL ? 0 : atomic_load_explicit(&loop->callbacks, memory_order_relaxed);
}

uint64_t staleframe_loop_parks(const staleframe_loop *loop) {
    return loop == NULL ? 0 : atomic_load_explicit(&loop->parks, memory_order_relaxed);
}

int staleframe_frame_pointers(void) { return STALEFRAME_FRAME_POINTERS; }

const char *staleframe_version(void) { return STALEFRAME_VERSION; }
