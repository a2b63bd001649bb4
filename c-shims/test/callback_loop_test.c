/*
 * usage: callback_loop_test FRAME_POINTERS [LIBRARY FUNCTIONS]
 * FRAME_POINTERS is 1 or 0, what the library under test was built with; LIBRARY its file, when it
 * is one, and FUNCTIONS how many it exports.
 */
#define _GNU_SOURCE
#include "check.h"
#include "staleframe/callback_loop.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int expected_frame_pointers;
static const char *library;
static int library_functions;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct record {
    uint64_t calls;
    uint64_t out_of_order;
    staleframe_loop *loop;
};

static void record_call(uintptr_t context, uint64_t index) {
    struct record *record = (struct record *)context;
    record->out_of_order += index != record->calls;
    record->calls++;
}

static void calls_n_times_in_order(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    struct record record = {0};
    CHECK_INT(staleframe_callback_loop(loop, record_call, (uintptr_t)&record, 1000, 0), 0);
    CHECK_INT(record.calls, 1000);
    CHECK_INT(record.out_of_order, 0);
    CHECK_INT(staleframe_loop_callbacks(loop), 1000);
    CHECK_INT(staleframe_loop_parks(loop), 0);
    staleframe_loop_free(loop);
}

static void zero_calls(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    struct record record = {0};
    CHECK_INT(staleframe_callback_loop(loop, record_call, (uintptr_t)&record, 0, 0), 0);
    CHECK_INT(record.calls, 0);
    CHECK_INT(staleframe_loop_callbacks(loop), 0);
    staleframe_loop_free(loop);
}

static void counts_add_up_over_calls(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    for (int i = 0; i < 3; i++) {
        struct record record = {0};
        staleframe_loop_release(loop);
        CHECK_INT(staleframe_callback_loop(loop, record_call, (uintptr_t)&record, 5, 1), 0);
    }
    CHECK_INT(staleframe_loop_callbacks(loop), 15);
    CHECK_INT(staleframe_loop_parks(loop), 3);
    staleframe_loop_free(loop);
}

static void null_callback_calls_nothing_but_parks(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    staleframe_loop_release(loop);
    CHECK_INT(staleframe_callback_loop(loop, NULL, 0, UINT64_MAX, 1), 0);
    CHECK_INT(staleframe_loop_callbacks(loop), 0);
    CHECK_INT(staleframe_loop_parks(loop), 1);
    staleframe_loop_free(loop);
}

static void null_loop_is_refused(void) {
    CHECK_INT(staleframe_callback_loop(NULL, record_call, 0, 1, 1), EINVAL);
    CHECK_INT(staleframe_loop_await_parked(NULL, 0), EINVAL);
    CHECK_INT(staleframe_loop_callbacks(NULL), 0);
    CHECK_INT(staleframe_loop_parks(NULL), 0);
    staleframe_loop_release(NULL);
    staleframe_loop_free(NULL);
}

static void *park_once(void *loop) {
    struct record record = {0};
    return (void *)(intptr_t)staleframe_callback_loop(loop, record_call, (uintptr_t)&record, 3, 1);
}

static void parks_until_released(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, park_once, loop) == 0);
    CHECK_INT(staleframe_loop_await_parked(loop, 5000), 0);
    CHECK_INT(staleframe_loop_callbacks(loop), 3);
    CHECK_INT(staleframe_loop_parks(loop), 1);
    usleep(20000);
    CHECK_INT(staleframe_loop_await_parked(loop, 0), 0); /* it stays */
    staleframe_loop_release(loop);
    void *status = NULL;
    CHECK_INT(pthread_join(thread, &status), 0);
    CHECK_INT((intptr_t)status, 0);
    CHECK_INT(staleframe_loop_await_parked(loop, 0), ETIMEDOUT);
    staleframe_loop_free(loop);
}

static void await_times_out(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    const int64_t start = now_ms();
    CHECK_INT(staleframe_loop_await_parked(loop, 60), ETIMEDOUT);
    CHECK(now_ms() - start >= 59);
    CHECK_INT(staleframe_loop_await_parked(loop, 0), ETIMEDOUT);
    staleframe_loop_free(loop);
}

static void await_without_limit(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, park_once, loop) == 0);
    CHECK_INT(staleframe_loop_await_parked(loop, -1), 0);
    staleframe_loop_release(loop);
    CHECK_INT(pthread_join(thread, NULL), 0);
    staleframe_loop_free(loop);
}

static void release_before_park_lets_one_through(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    staleframe_loop_release(loop);
    CHECK_INT(staleframe_callback_loop(loop, NULL, 0, 0, 1), 0);
    /* The release is used up: the next park stays. */
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, park_once, loop) == 0);
    CHECK_INT(staleframe_loop_await_parked(loop, 5000), 0);
    staleframe_loop_release(loop);
    CHECK_INT(pthread_join(thread, NULL), 0);
    CHECK_INT(staleframe_loop_parks(loop), 2);
    staleframe_loop_free(loop);
}

/* The other thread may still be on its way out of the park when the release has returned. */
static void released_call_no_longer_counts_as_parked(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    for (int i = 0; i < 200; i++) {
        pthread_t thread;
        REQUIRE(pthread_create(&thread, NULL, park_once, loop) == 0);
        CHECK_INT(staleframe_loop_await_parked(loop, 5000), 0);
        staleframe_loop_release(loop);
        CHECK_INT(staleframe_loop_await_parked(loop, 0), ETIMEDOUT);
        CHECK_INT(pthread_join(thread, NULL), 0);
    }
    staleframe_loop_free(loop);
}

static void call_again(uintptr_t context, uint64_t index) {
    struct record *outer = (struct record *)context;
    struct record inner = {0};
    record_call(context, index);
    CHECK_INT(staleframe_callback_loop(outer->loop, record_call, (uintptr_t)&inner, 4, 0), 0);
    CHECK_INT(inner.calls, 4);
}

static void loops_nest(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    struct record record = {.loop = loop};
    CHECK_INT(staleframe_callback_loop(loop, call_again, (uintptr_t)&record, 10, 0), 0);
    CHECK_INT(record.calls, 10);
    CHECK_INT(record.out_of_order, 0);
    CHECK_INT(staleframe_loop_callbacks(loop), 10 + 10 * 4);
    staleframe_loop_free(loop);
}

enum { THREADS = 16, CALLS_PER_THREAD = 20000 };

static void *call_many(void *loop) {
    struct record record = {0};
    staleframe_callback_loop(loop, record_call, (uintptr_t)&record, CALLS_PER_THREAD, 1);
    return (void *)(intptr_t)(record.calls == CALLS_PER_THREAD && record.out_of_order == 0);
}

static void many_threads_share_a_loop(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        REQUIRE(pthread_create(&threads[i], NULL, call_many, loop) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        staleframe_loop_release(loop); /* some before the park, some during it */
    }
    for (int i = 0; i < THREADS; i++) {
        void *right = NULL;
        CHECK_INT(pthread_join(threads[i], &right), 0);
        CHECK(right != NULL);
    }
    CHECK_INT(staleframe_loop_callbacks(loop), THREADS * CALLS_PER_THREAD);
    CHECK_INT(staleframe_loop_parks(loop), THREADS);
    CHECK_INT(staleframe_loop_await_parked(loop, 0), ETIMEDOUT);
    staleframe_loop_free(loop);
}

/* The frame pointer a callback finds, and the one saved in its frame: that of its caller, the
 * library. */
struct frames {
    uintptr_t callback;
    uintptr_t caller;
};

static __attribute__((noinline)) void record_frames(uintptr_t context, uint64_t index) {
    struct frames *frames = (struct frames *)context;
    const uintptr_t *frame = __builtin_frame_address(0);
    (void)index;
    frames->callback = (uintptr_t)frame;
    frames->caller = frame[0];
}

/* With frame pointers the chain goes callback, library, test; without, the library's link is
 * missing. */
static void frame_pointers_are_as_said(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    const uintptr_t own = (uintptr_t)__builtin_frame_address(0);
    struct frames frames = {0};
    CHECK_INT(staleframe_callback_loop(loop, record_frames, (uintptr_t)&frames, 1, 0), 0);
    const bool between = frames.callback < frames.caller && frames.caller < own;
    const bool chained = between && *(const uintptr_t *)frames.caller == own;
    CHECK_INT(chained, expected_frame_pointers);
    CHECK_INT(staleframe_frame_pointers(), expected_frame_pointers);
    staleframe_loop_free(loop);
}

static void version_is_set(void) { CHECK(strlen(staleframe_version()) > 0); }

static void exports_only_the_public_functions(void) {
    char command[4200];
    snprintf(command, sizeof command, "nm -D --defined-only '%s'", library);
    FILE *symbols = popen(command, "r");
    REQUIRE(symbols != NULL);
    char line[256];
    int ours = 0;
    while (fgets(line, sizeof line, symbols) != NULL) {
        if (strstr(line, " T staleframe_") != NULL) {
            ours++;
        } else {
            printf("exported: %s", line);
            CHECK(!"only functions named staleframe_... are exported");
        }
    }
    CHECK_INT(pclose(symbols), 0);
    CHECK_INT(ours, library_functions);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: callback_loop_test FRAME_POINTERS [LIBRARY FUNCTIONS]\n", stderr);
        return 2;
    }
    expected_frame_pointers = atoi(argv[1]);
    if (argc > 3) {
        library = argv[2];
        library_functions = atoi(argv[3]);
    }
    RUN(calls_n_times_in_order);
    RUN(zero_calls);
    RUN(counts_add_up_over_calls);
    RUN(null_callback_calls_nothing_but_parks);
    RUN(null_loop_is_refused);
    RUN(parks_until_released);
    RUN(await_times_out);
    RUN(await_without_limit);
    RUN(release_before_park_lets_one_through);
    RUN(released_call_no_longer_counts_as_parked);
    RUN(loops_nest);
    RUN(many_threads_share_a_loop);
    RUN(frame_pointers_are_as_said);
    RUN(version_is_set);
    if (library != NULL) {
        RUN(exports_only_the_public_functions);
    }
    return check_status();
}
