/*
 * usage: scan_allgs_test
 * The rule for what is stale, and walking a list of goroutines, in made-up core files.
 */
#include "check.h"
#include "made_up.h"

static const uint64_t base = 0x560000;

static struct image image;
static staleframe_goroutine_layout layout;
static staleframe_scan_options options;

/* What the last scan found; the goroutines are those of scan. */
static staleframe_scan *scan;
static staleframe_counts counts;
static const staleframe_goroutine *goroutines;
static uint64_t listed;

static void right_program(size_t n) {
    image_init(&image, base);
    image_populate(&image, n);
    layout = made_up_layout;
    options = made_up_options;
}

static int scan_bytes(size_t bytes) {
    staleframe_scan_free(scan);
    scan = NULL;
    goroutines = NULL;
    listed = 0;
    counts = (staleframe_counts){0};
    staleframe_memory *memory = image_open_core(&image, bytes);
    if (!CHECK(memory != NULL)) {
        return -1;
    }
    const int error = staleframe_scan_allgs(memory, &layout, base + HEADER_AT, &options, &scan);
    staleframe_memory_close(memory);
    if (error == STALEFRAME_OK) {
        staleframe_scan_counts(scan, &counts);
        goroutines = staleframe_scan_goroutines(scan, &listed);
    }
    return error;
}

static int scan_image(void) { return scan_bytes(sizeof image.words); }

/* Whether goroutine 2, one of two, is stale when it is like that. */
static bool is_stale(const struct made_up_g *g) {
    image_set_g(&image, 1, g);
    return CHECK_INT(scan_image(), STALEFRAME_OK) && counts.stale == 1 && listed == 1;
}

static void stale_goroutines_are_listed(void) {
    right_program(9);
    const struct made_up_g g = stale_g(4);
    CHECK_INT(scan_image(), STALEFRAME_OK);
    CHECK_INT(counts.idle, 3);
    CHECK_INT(counts.in_call, 6);
    CHECK_INT(counts.dead, 0);
    CHECK_INT(counts.unreadable, 0);
    CHECK_INT(counts.stale, 3);
    CHECK_INT(counts.torn, 0);
    REQUIRE(listed == 3);
    CHECK_INT(goroutines[0].goid, 2);
    CHECK_INT(goroutines[1].goid, 5);
    CHECK_INT(goroutines[2].goid, 8);
    CHECK_INT(goroutines[1].address, image_g_address(&image, 4));
    CHECK_INT(goroutines[1].status, 3);
    CHECK_INT(goroutines[1].stale, 1);
    CHECK_INT(goroutines[1].waitsince, g.waitsince);
    CHECK_INT(goroutines[1].sp, g.sp);
    CHECK_INT(goroutines[1].pc, g.pc);
    CHECK_INT(goroutines[1].bp, g.bp);
    CHECK_INT(goroutines[1].lo, g.lo);
    CHECK_INT(goroutines[1].hi, g.hi);
    CHECK_INT(goroutines[1].holder, 0);
}

static void all_calls_are_listed_if_asked(void) {
    right_program(9);
    options.list_calls = 1;
    CHECK_INT(scan_image(), STALEFRAME_OK);
    REQUIRE(listed == 6);
    for (uint64_t i = 0; i < listed; i++) {
        CHECK_INT(goroutines[i].goid, 2 + i / 2 * 3 + i % 2);
        CHECK_INT(goroutines[i].stale, i % 2 == 0);
    }
}

static void nothing_is_stale_in_a_right_program(void) {
    right_program(9);
    for (size_t i = 1; i < 9; i += 3) {
        const struct made_up_g g = calling_g(i);
        image_set_g(&image, i, &g);
    }
    CHECK_INT(scan_image(), STALEFRAME_OK);
    CHECK_INT(counts.in_call, 6);
    CHECK_INT(counts.stale + counts.torn + listed, 0);
}

static void the_distance_decides(void) {
    static const int64_t right[] = {-16, -8, 0, 40, 2016};
    static const int64_t wrong[] = {-17, 2017, 40 + 2048, 40 - 2048, 40 + 8192, 40 - 8192};
    right_program(2);
    struct made_up_g g = calling_g(1);
    g.lo -= 0xa000;
    g.hi = g.lo + 0x10000;
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        g.bp = g.sp + (uint64_t)right[i];
        CHECK(!is_stale(&g));
    }
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        g.bp = g.sp + (uint64_t)wrong[i];
        CHECK(is_stale(&g));
    }
    options.min_delta = options.max_delta = 40 + 2048;
    g.bp = g.sp + 40;
    CHECK(is_stale(&g));
    g.bp = g.sp + 40 + 2048;
    CHECK(!is_stale(&g));
}

static void so_does_the_stack(void) {
    right_program(2);
    struct made_up_g g = calling_g(1);
    g.sp = g.hi - 8;
    g.bp = g.hi;
    CHECK(is_stale(&g));
    g.bp = g.hi - 1;
    CHECK(!is_stale(&g));
    g.sp = g.lo + 8;
    g.bp = g.lo - 1;
    CHECK(is_stale(&g));
    g.bp = g.lo;
    CHECK(!is_stale(&g));
}

static void distances_do_not_overflow(void) {
    static const uint64_t pointers[] = {1, 8, UINT64_MAX, UINT64_MAX - 7, UINT64_C(1) << 63};
    right_program(2);
    struct made_up_g g = calling_g(1);
    options.min_delta = INT64_MIN;
    options.max_delta = INT64_MAX;
    for (size_t i = 0; i < sizeof pointers / sizeof pointers[0]; i++) {
        g.bp = pointers[i];
        CHECK(is_stale(&g)); /* by the stack */
    }
}

static void no_frame_pointer_is_consistent(void) {
    right_program(2);
    struct made_up_g g = stale_g(1);
    g.bp = 0;
    CHECK(!is_stale(&g));
    CHECK_INT(counts.in_call, 1);
}

/* runnable: back from C, and no P; waiting, preempted: never seen so, but nothing forbids it. */
static void every_waiting_status_counts(void) {
    static const uint32_t stale[] = {1, 3, 4, 9, 0x1001, 0x1003};
    static const uint32_t passing[] = {2, 0x1002}; /* setting the pair, or clearing it */
    right_program(2);
    struct made_up_g g = stale_g(1);
    for (size_t i = 0; i < sizeof stale / sizeof stale[0]; i++) {
        g.status = stale[i];
        CHECK(is_stale(&g));
        CHECK_INT(goroutines != NULL ? goroutines[0].status : 0, stale[i] & 0xfff);
    }
    for (size_t i = 0; i < sizeof passing / sizeof passing[0]; i++) {
        g.status = passing[i];
        CHECK(!is_stale(&g));
        CHECK_INT(counts.in_call, 1);
    }
    static const uint32_t dead[] = {6, 11, 0x100b};
    for (size_t i = 0; i < sizeof dead / sizeof dead[0]; i++) {
        g.status = dead[i];
        CHECK(!is_stale(&g));
        CHECK_INT(counts.dead, 1);
    }
}

static void what_is_no_g_is_counted_apart(void) {
    right_program(9);
    struct made_up_g g = stale_g(1);
    g.goid = 0;
    image_set_g(&image, 1, &g);
    g = stale_g(4);
    g.sp = g.hi + 8; /* no pair of this stack */
    image_set_g(&image, 4, &g);
    image_set(&image, ARRAY_AT + 7 * 8, UINT64_MAX - 7);
    CHECK_INT(scan_image(), STALEFRAME_OK);
    CHECK_INT(counts.unreadable, 3);
    CHECK_INT(counts.idle + counts.in_call, 6);
    CHECK_INT(counts.stale, 0);
}

/* The old stack is another's by now: what the tracer would record is that one's. */
static void the_holder_of_the_old_stack_is_named(void) {
    right_program(9);
    struct made_up_g g = stale_g(4);
    g.bp = calling_g(8).sp + DELTA;
    image_set_g(&image, 4, &g);
    CHECK_INT(scan_image(), STALEFRAME_OK);
    REQUIRE(listed == 3);
    CHECK_INT(goroutines[0].holder, 0);
    CHECK_INT(goroutines[1].holder, 9);
    g.bp = idle_g(0).lo - 1;
    image_set_g(&image, 4, &g);
    CHECK_INT(scan_image(), STALEFRAME_OK);
    REQUIRE(listed == 3);
    CHECK_INT(goroutines[1].holder, 0);
}

static void a_release_without_the_fields_has_nothing_stale(void) {
    right_program(9);
    options.list_calls = 1;
    layout.syscallbp = layout.waitsince = -1;
    CHECK_INT(scan_image(), STALEFRAME_OK);
    CHECK_INT(counts.in_call, 6);
    CHECK_INT(counts.stale, 0);
    REQUIRE(listed == 6);
    CHECK_INT(goroutines[0].bp, 0);
    CHECK_INT(goroutines[0].waitsince, 0);
}

static void what_is_no_list_is_not_found(void) {
    static const uint64_t headers[][3] = {
        {0, 0, 0},
        {base + ARRAY_AT, 0, 9},
        {base + ARRAY_AT, 9, 8},
        {base + ARRAY_AT + 4, 9, 9},
        {base + ARRAY_AT, UINT64_MAX, UINT64_MAX}, /* wraps around */
        {base + ARRAY_AT, 9, UINT64_MAX / 8},
        {UINT64_MAX - 7, 9, 9},
        {base + HEADER_AT, 1, 1},   /* its own header */
        {base + IMAGE_BYTES, 9, 9}, /* outside */
        {base, 8, 8},               /* NULLs */
    };
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        right_program(9);
        for (size_t j = 0; j < 3; j++) {
            image_set(&image, HEADER_AT + j * 8, headers[i][j]);
        }
        CHECK_INT(scan_image(), STALEFRAME_NOT_FOUND);
    }
}

static void too_many_goroutines_are_refused(void) {
    right_program(9);
    options.max_goroutines = 8;
    CHECK_INT(scan_image(), STALEFRAME_TOO_LARGE);
    options.max_goroutines = 9;
    CHECK_INT(scan_image(), STALEFRAME_OK);
}

/* The list says a million, and there is one page of it. Nothing is allocated by what it says. */
static void a_long_list_of_nothing_is_walked(void) {
    right_program(9);
    image_set_slice(&image, HEADER_AT, 1 << 20, 1 << 20);
    CHECK_INT(scan_image(), STALEFRAME_OK);
    CHECK_INT(counts.stale, 3);
    CHECK_INT(counts.unreadable, (1 << 20) - 9);
}

/* More elements than are read at once, all of the same three goroutines. */
static void long_lists_are_walked_in_batches(void) {
    enum { N = 2 * 1024 + 100, ELEMENTS_AT = IMAGE_BYTES - N * 8 };
    right_program(9);
    image_set(&image, HEADER_AT, base + ELEMENTS_AT);
    image_set(&image, HEADER_AT + 8, N);
    image_set(&image, HEADER_AT + 16, N);
    for (size_t i = 0; i < N; i++) {
        image_set(&image, ELEMENTS_AT + i * 8, image_g_address(&image, 1 + i % 3 * 3));
    }
    CHECK_INT(scan_image(), STALEFRAME_OK);
    CHECK_INT(counts.in_call, N);
    CHECK_INT(counts.stale, N);
    CHECK_INT(listed, N);
}

static void truncated_files_are_read_as_far_as_they_go(void) {
    right_program(9);
    for (size_t bytes = 0; bytes < GS_AT + 9 * G_SIZE; bytes += 8) {
        const int error = scan_bytes(bytes);
        const size_t whole = bytes < GS_AT ? 0 : (bytes - GS_AT + G_SIZE - 248) / G_SIZE;
        CHECK_INT(error, bytes < HEADER_AT + 24 ? STALEFRAME_UNREADABLE
                         : whole == 0           ? STALEFRAME_NOT_FOUND
                                                : STALEFRAME_OK);
        CHECK_INT(counts.idle + counts.in_call, whole);
    }
}

static void impossible_layouts_are_refused(void) {
    right_program(9);
    layout.syscallbp = 4090;
    CHECK_INT(scan_image(), STALEFRAME_INVALID);
}

static void freeing_nothing_does_nothing(void) { staleframe_scan_free(NULL); }

int main(void) {
    RUN(stale_goroutines_are_listed);
    RUN(all_calls_are_listed_if_asked);
    RUN(nothing_is_stale_in_a_right_program);
    RUN(the_distance_decides);
    RUN(so_does_the_stack);
    RUN(distances_do_not_overflow);
    RUN(no_frame_pointer_is_consistent);
    RUN(every_waiting_status_counts);
    RUN(what_is_no_g_is_counted_apart);
    RUN(the_holder_of_the_old_stack_is_named);
    RUN(a_release_without_the_fields_has_nothing_stale);
    RUN(what_is_no_list_is_not_found);
    RUN(too_many_goroutines_are_refused);
    RUN(a_long_list_of_nothing_is_walked);
    RUN(long_lists_are_walked_in_batches);
    RUN(truncated_files_are_read_as_far_as_they_go);
    RUN(impossible_layouts_are_refused);
    RUN(freeing_nothing_does_nothing);
    staleframe_scan_free(scan);
    return check_status();
}
