/*
 * usage: probe_test
 * The rules of the probe, on a g in memory that the callbacks change.
 */
#include "check.h"
#include "staleframe/probe.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

/* Not in the order of the runtime's g: nothing may depend on it. */
struct fake_g {
    uintptr_t unused;
    uintptr_t syscallbp;
    uintptr_t hi;
    uintptr_t syscallpc;
    uintptr_t lo;
    uintptr_t syscallsp;
};

static const staleframe_g_layout layout = {
    .stack_lo = offsetof(struct fake_g, lo),
    .stack_hi = offsetof(struct fake_g, hi),
    .syscallsp = offsetof(struct fake_g, syscallsp),
    .syscallpc = offsetof(struct fake_g, syscallpc),
    .syscallbp = offsetof(struct fake_g, syscallbp),
};

enum { DELTA = 40 };

/* As entersyscall leaves it. */
static struct fake_g fresh(void) {
    return (struct fake_g){.lo = 0x10000,
                           .hi = 0x10800,
                           .syscallsp = 0x10700,
                           .syscallpc = 0x400123,
                           .syscallbp = 0x10700 + DELTA};
}

static struct fake_g g;
static struct fake_g after[8]; /* what callback i leaves */

static void become(uintptr_t context, uint64_t index) {
    (void)context;
    g = after[index];
}

static void expect(staleframe_loop *loop, uint64_t stale, uint64_t consistent) {
    CHECK_INT(staleframe_loop_stale(loop), stale);
    CHECK_INT(staleframe_loop_consistent(loop), consistent);
    staleframe_stale_record record;
    CHECK_INT(staleframe_loop_first_stale(loop, &record), stale > 0 ? 0 : ENOENT);
}

static staleframe_loop *probed(void) {
    staleframe_loop *loop = staleframe_loop_new();
    g = fresh();
    CHECK_INT(staleframe_loop_probe(loop, (uintptr_t)&g, &layout), 0);
    return loop;
}

/* One callback that leaves the g so, from a fresh one. */
static void one_callback(struct fake_g left, uint64_t stale, uint64_t consistent) {
    staleframe_loop *loop = probed();
    REQUIRE(loop != NULL);
    after[0] = left;
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
    CHECK_INT(staleframe_loop_callbacks(loop), 1);
    expect(loop, stale, consistent);
    staleframe_loop_free(loop);
}

static void unmoved_is_consistent(void) { one_callback(fresh(), 0, 1); }

static struct fake_g moved(uintptr_t lo, uintptr_t hi) {
    const struct fake_g old = fresh();
    struct fake_g left = old;
    left.lo = lo;
    left.hi = hi;
    left.syscallsp = hi - (old.hi - old.syscallsp);
    left.syscallbp = hi - (old.hi - old.syscallbp);
    return left;
}

static void moved_along_is_consistent(void) { one_callback(moved(0x20000, 0x21000), 0, 1); }

static void left_behind_outside_is_stale(void) {
    struct fake_g left = moved(0x20000, 0x21000);
    left.syscallbp = fresh().syscallbp;
    one_callback(left, 1, 0);
}

/* The old bp lies in the new stack: to ask for [lo, hi) only would find nothing wrong. */
static void left_behind_in_an_overlap_is_stale(void) {
    struct fake_g left = moved(0xf000, 0x11000);
    left.syscallbp = fresh().syscallbp;
    CHECK(left.lo <= left.syscallbp && left.syscallbp < left.hi);
    one_callback(left, 1, 0);
}

static void one_word_off_is_stale(void) {
    struct fake_g left = fresh();
    left.syscallbp += sizeof(uintptr_t);
    one_callback(left, 1, 0);
    left.syscallbp -= 2 * sizeof(uintptr_t);
    one_callback(left, 1, 0);
}

static void zero_is_consistent(void) {
    struct fake_g left = moved(0x20000, 0x21000);
    left.syscallbp = 0;
    one_callback(left, 0, 1);
}

/* arm64 has bp below sp. */
static void distance_may_be_negative(void) {
    staleframe_loop *loop = probed();
    REQUIRE(loop != NULL);
    g.syscallbp = g.syscallsp - 8;
    after[0] = g;
    after[1] = moved(0x20000, 0x21000);
    after[1].syscallbp = after[1].syscallsp + 8;
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 2, 0), 0);
    expect(loop, 1, 1);
    staleframe_stale_record record;
    CHECK_INT(staleframe_loop_first_stale(loop, &record), 0);
    CHECK_INT(record.expected, -8);
    staleframe_loop_free(loop);
}

static void first_stale_is_kept(void) {
    staleframe_loop *loop = probed();
    REQUIRE(loop != NULL);
    after[0] = fresh();
    after[1] = moved(0x20000, 0x21000);
    after[1].syscallbp = fresh().syscallbp;
    after[2] = moved(0x30000, 0x32000);
    after[2].syscallbp = fresh().syscallbp;
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 3, 0), 0);
    expect(loop, 2, 1);
    g = fresh();
    after[0] = after[2];
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
    expect(loop, 3, 1);
    staleframe_stale_record record = {0};
    CHECK_INT(staleframe_loop_first_stale(loop, &record), 0);
    CHECK_INT(record.callback, 1);
    CHECK_INT(record.sp, after[1].syscallsp);
    CHECK_INT(record.pc, after[1].syscallpc);
    CHECK_INT(record.bp, after[1].syscallbp);
    CHECK_INT(record.lo, 0x20000);
    CHECK_INT(record.hi, 0x21000);
    CHECK_INT(record.expected, DELTA);
    staleframe_loop_free(loop);
}

/* Each call takes the distance anew: another call of C may come from another frame. */
static void each_call_takes_its_own_distance(void) {
    staleframe_loop *loop = probed();
    REQUIRE(loop != NULL);
    after[0] = fresh();
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
    g.syscallbp += 16;
    after[0] = g;
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
    expect(loop, 0, 2);
    staleframe_loop_free(loop);
}

static void without_a_right_pair_on_entry_nothing_is_judged(void) {
    struct fake_g bad[4] = {fresh(), fresh(), fresh(), fresh()};
    bad[0].syscallsp = 0;
    bad[1].syscallsp = bad[1].hi;
    bad[2].syscallbp = 0;
    bad[3].syscallbp = bad[3].lo - 8;
    for (int i = 0; i < 4; i++) {
        staleframe_loop *loop = probed();
        REQUIRE(loop != NULL);
        g = bad[i];
        after[0] = fresh();
        CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
        CHECK_INT(staleframe_loop_callbacks(loop), 1);
        expect(loop, 0, 0);
        staleframe_loop_free(loop);
    }
}

static void off_by_default_and_with_g_0(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    g = fresh();
    after[0] = fresh();
    after[0].syscallbp += 8;
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
    expect(loop, 0, 0);
    CHECK_INT(staleframe_loop_probe(loop, (uintptr_t)&g, &layout), 0);
    CHECK_INT(staleframe_loop_probe(loop, 0, &layout), 0);
    g = fresh();
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 1, 0), 0);
    expect(loop, 0, 0);
    staleframe_loop_free(loop);
}

static void no_callback_nothing_to_judge(void) {
    staleframe_loop *loop = probed();
    REQUIRE(loop != NULL);
    CHECK_INT(staleframe_callback_loop(loop, NULL, 0, 5, 0), 0);
    CHECK_INT(staleframe_callback_loop(loop, become, 0, 0, 0), 0);
    expect(loop, 0, 0);
    staleframe_loop_free(loop);
}

static void *call_and_park(void *loop) {
    return (void *)(intptr_t)staleframe_callback_loop(loop, become, 0, 2, 1);
}

static void counts_are_there_while_parked(void) {
    staleframe_loop *loop = probed();
    REQUIRE(loop != NULL);
    after[0] = fresh();
    after[1] = fresh();
    after[1].syscallbp += 8;
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, call_and_park, loop) == 0);
    CHECK_INT(staleframe_loop_await_parked(loop, 5000), 0);
    expect(loop, 1, 1);
    staleframe_loop_release(loop);
    CHECK_INT(pthread_join(thread, NULL), 0);
    expect(loop, 1, 1);
    staleframe_loop_free(loop);
}

static void bad_arguments_are_refused(void) {
    staleframe_loop *loop = staleframe_loop_new();
    REQUIRE(loop != NULL);
    staleframe_stale_record record;
    CHECK_INT(staleframe_loop_probe(NULL, (uintptr_t)&g, &layout), EINVAL);
    CHECK_INT(staleframe_loop_probe(loop, (uintptr_t)&g, NULL), EINVAL);
    CHECK_INT(staleframe_loop_probe(loop, (uintptr_t)&g + 1, &layout), EINVAL);
    staleframe_g_layout crooked = layout;
    crooked.syscallbp++;
    CHECK_INT(staleframe_loop_probe(loop, (uintptr_t)&g, &crooked), EINVAL);
    CHECK_INT(staleframe_loop_stale(NULL), 0);
    CHECK_INT(staleframe_loop_consistent(NULL), 0);
    CHECK_INT(staleframe_loop_first_stale(NULL, &record), EINVAL);
    CHECK_INT(staleframe_loop_first_stale(loop, NULL), EINVAL);
    staleframe_loop_free(loop);
}

int main(void) {
    RUN(unmoved_is_consistent);
    RUN(moved_along_is_consistent);
    RUN(left_behind_outside_is_stale);
    RUN(left_behind_in_an_overlap_is_stale);
    RUN(one_word_off_is_stale);
    RUN(zero_is_consistent);
    RUN(distance_may_be_negative);
    RUN(first_stale_is_kept);
    RUN(each_call_takes_its_own_distance);
    RUN(without_a_right_pair_on_entry_nothing_is_judged);
    RUN(off_by_default_and_with_g_0);
    RUN(no_callback_nothing_to_judge);
    RUN(counts_are_there_while_parked);
    RUN(bad_arguments_are_refused);
    return check_status();
}
