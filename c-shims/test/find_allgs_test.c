/*
 * usage: find_allgs_test
 * Finding the list of goroutines in made-up core files. Each test begins with a program that has
 * one.
 */
#include "check.h"
#include "made_up.h"

#include <string.h>

enum { GOROUTINES = 9, LIMIT = 1000, CHUNK = 64 << 10 };

static const uint64_t base = 0x560000;

static struct image image;

static void right_program(void) {
    image_init(&image, base);
    image_populate(&image, GOROUTINES);
}

static int find_in(const staleframe_range *ranges, size_t n, staleframe_allgs *found) {
    staleframe_memory *memory = image_open_core(&image, sizeof image.words);
    if (!CHECK(memory != NULL)) {
        return -1;
    }
    const int error = staleframe_find_allgs(memory, &made_up_layout, ranges, n, LIMIT, found);
    staleframe_memory_close(memory);
    return error;
}

static const staleframe_range data = {.address = base, .size = ARRAY_AT};

static void check_found(size_t at, uint64_t length, uint64_t candidates) {
    staleframe_allgs found = {0};
    CHECK_INT(find_in(&data, 1, &found), STALEFRAME_OK);
    CHECK_INT(found.address, base + at);
    CHECK_INT(found.length, length);
    CHECK_INT(found.candidates, candidates);
}

static void check_not_found(void) {
    staleframe_allgs found;
    CHECK_INT(find_in(&data, 1, &found), STALEFRAME_NOT_FOUND);
}

static void the_list_is_found(void) {
    right_program();
    check_found(HEADER_AT, GOROUTINES, 1);
}

static void nothing_is_found_where_there_is_nothing(void) {
    image_init(&image, base);
    check_not_found();
    memset(image.words, 0xff, sizeof image.words);
    check_not_found();
    for (size_t i = 0; i < ARRAY_AT; i += 8) {
        image_set(&image, i, base + i); /* each word points to itself, and so does a list */
    }
    check_not_found();
}

static void what_is_no_slice_is_passed_over(void) {
    static const uint64_t lengths[][2] = {
        {0, 0},
        {0, 8},
        {GOROUTINES, GOROUTINES - 1},
        {LIMIT + 1, LIMIT + 1},
        {UINT64_MAX, UINT64_MAX},
        {GOROUTINES, UINT64_MAX / 8},
        {GOROUTINES + 1, GOROUTINES + 1}, /* one that is no g */
    };
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        right_program();
        image_set_slice(&image, HEADER_AT, lengths[i][0], lengths[i][1]);
        check_not_found();
    }
    static const uint64_t arrays[] = {0, 8, 0x10, base + ARRAY_AT + 4, UINT64_MAX - 7, UINT64_MAX};
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        right_program();
        image_set(&image, HEADER_AT, arrays[i]);
        check_not_found();
    }
}

static void one_that_is_no_g_spoils_the_list(void) {
    struct made_up_g wrong[] = {calling_g(4), calling_g(4), calling_g(4), calling_g(4),
                                calling_g(4), calling_g(4), calling_g(4)};
    wrong[0].goid = 0;
    wrong[1].goid = UINT64_C(1) << 60;
    wrong[2].status = 77;
    wrong[3].status = 0; /* idle: such a g is not in the list yet */
    wrong[4].lo += 8;
    wrong[5].hi = wrong[5].lo;
    wrong[6].hi += 0x800; /* no power of two */
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        right_program();
        image_set_g(&image, 4, &wrong[i]);
        check_not_found();
    }
}

static void an_element_that_points_nowhere_spoils_the_list(void) {
    static const uint64_t addresses[] = {0, base - 8, base + IMAGE_BYTES - 8, base + 1,
                                         UINT64_MAX - 7};
    for (size_t i = 0; i < sizeof addresses / sizeof addresses[0]; i++) {
        right_program();
        image_set(&image, ARRAY_AT + 4 * 8, addresses[i]);
        check_not_found();
    }
}

static void dead_and_scanned_goroutines_are_goroutines(void) {
    right_program();
    const struct made_up_g dead = {.goid = 5, .status = 6};
    const struct made_up_g unborn = {.status = 6};
    struct made_up_g scanned = calling_g(7);
    scanned.status |= 0x1000;
    image_set_g(&image, 4, &dead);
    image_set_g(&image, 5, &unborn);
    image_set_g(&image, 7, &scanned);
    check_found(HEADER_AT, GOROUTINES, 1);
}

static void goroutine_1_may_have_ended(void) {
    right_program();
    struct made_up_g first = idle_g(0);
    first.goid = 4711; /* its g was used again */
    image_set_g(&image, 0, &first);
    check_found(HEADER_AT, GOROUTINES, 1);
}

static void of_several_the_rule_chooses(void) {
    right_program(); /* a copy without capacity to spare, before and after */
    image_set_slice(&image, 80, GOROUTINES, GOROUTINES);
    image_set_slice(&image, 800, GOROUTINES, GOROUTINES);
    check_found(HEADER_AT, GOROUTINES, 3);
    image_set_slice(&image, 800, GOROUTINES - 1, GOROUTINES + 100);
    check_found(HEADER_AT, GOROUTINES, 3);
    image_set_slice(&image, 800, GOROUTINES, GOROUTINES + 3); /* the very same */
    check_found(HEADER_AT, GOROUTINES, 3);
    right_program();
    image_set_slice(&image, HEADER_AT, 3, 3);
    image_set(&image, 80, base + ARRAY_AT + 8); /* longer, but without goroutine 1 */
    image_set(&image, 88, GOROUTINES - 1);
    image_set(&image, 96, GOROUTINES - 1);
    check_found(HEADER_AT, 3, 2);
}

static void of_very_many_too(void) {
    right_program();
    image_set_slice(&image, HEADER_AT, 0, 0);
    for (uint64_t i = 0; i < 20; i++) {
        image_set_slice(&image, i * 24, 1 + i % 7, 100);
    }
    check_found(6 * 24, 7, 20);
}

static void a_header_is_found_wherever_it_is(void) {
    static const staleframe_range good[] = {{base + HEADER_AT, 24},
                                            {base + HEADER_AT - 3, 27},
                                            {base + HEADER_AT, 31},
                                            {base - 0x10000, 0x20000}};
    static const staleframe_range bad[] = {{base + HEADER_AT, 23}, {base + HEADER_AT + 1, 24},
                                           {base + HEADER_AT, 0},  {base + HEADER_AT + 1, 3},
                                           {UINT64_MAX - 2, 2},    {base + IMAGE_BYTES, 0x10000}};
    staleframe_allgs found;
    right_program();
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        CHECK_INT(find_in(&good[i], 1, &found), STALEFRAME_OK);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CHECK_INT(find_in(&bad[i], 1, &found), STALEFRAME_NOT_FOUND);
    }
    CHECK_INT(find_in(bad, sizeof bad / sizeof bad[0], &found), STALEFRAME_NOT_FOUND);
    CHECK_INT(find_in(NULL, 0, &found), STALEFRAME_NOT_FOUND);
}

/* The data is read in chunks; whichever word of the header a new one begins with. */
static void a_header_across_chunks_is_found(void) {
    right_program();
    for (uint64_t before = 0; before <= 32; before += 8) {
        const staleframe_range range = {base + HEADER_AT + before - CHUNK, CHUNK + 0x100};
        staleframe_allgs found = {0};
        CHECK_INT(find_in(&range, 1, &found), STALEFRAME_OK);
        CHECK_INT(found.address, base + HEADER_AT);
        CHECK_INT(found.candidates, 1);
    }
}

static void what_can_not_be_read_holds_nothing(void) {
    const staleframe_range ranges[] = {data, {base + IMAGE_BYTES, ARRAY_AT}};
    staleframe_allgs found = {0};
    right_program();
    CHECK_INT(find_in(ranges, 2, &found), STALEFRAME_OK);
    CHECK_INT(found.address, base + HEADER_AT);
    CHECK_INT(found.candidates, 1);
}

static void impossible_ranges_are_refused(void) {
    static const staleframe_range wrapping = {base, UINT64_MAX};
    static const staleframe_range endless = {0, UINT64_C(1) << 60};
    static const staleframe_range halves[] = {{base, UINT64_C(3) << 30}, {base, UINT64_C(3) << 30}};
    staleframe_allgs found;
    right_program();
    CHECK_INT(find_in(&wrapping, 1, &found), STALEFRAME_INVALID);
    CHECK_INT(find_in(&endless, 1, &found), STALEFRAME_TOO_LARGE);
    CHECK_INT(find_in(halves, 2, &found), STALEFRAME_TOO_LARGE);
}

/* {base, base, base} at every word: following each such header would take minutes. */
static void data_full_of_headers_is_given_up(void) {
    enum { TIMES = 260 }; /* of 4,094 headers each: more than are followed */
    image_init(&image, base);
    for (size_t i = 0; i < IMAGE_BYTES; i += 8) {
        image_set(&image, i, base);
    }
    staleframe_memory *memory = image_open_core(&image, sizeof image.words);
    REQUIRE(memory != NULL);
    static staleframe_range ranges[TIMES];
    for (size_t i = 0; i < TIMES; i++) {
        ranges[i] = (staleframe_range){base, IMAGE_BYTES};
    }
    staleframe_allgs found;
    CHECK_INT(staleframe_find_allgs(memory, &made_up_layout, ranges, TIMES, UINT64_MAX, &found),
              STALEFRAME_TOO_LARGE);
    staleframe_memory_close(memory);
}

static void impossible_layouts_are_refused(void) {
    staleframe_goroutine_layout layouts[8];
    for (size_t i = 0; i < 8; i++) {
        layouts[i] = made_up_layout;
    }
    layouts[0].stack_lo = -1;
    layouts[1].goid = 4096;
    layouts[2].syscallsp = 4089;
    layouts[3].atomicstatus = INT32_MAX;
    layouts[4].syscallbp = INT32_MIN;
    layouts[5].waitsince = -2;
    layouts[6].syscallpc = 12;
    layouts[7].atomicstatus = -1;
    staleframe_memory *memory = image_open_core(&image, sizeof image.words);
    REQUIRE(memory != NULL);
    for (size_t i = 0; i < 8; i++) {
        staleframe_allgs found;
        CHECK_INT(staleframe_find_allgs(memory, &layouts[i], &data, 1, LIMIT, &found),
                  STALEFRAME_INVALID);
    }
    staleframe_memory_close(memory);
}

int main(void) {
    RUN(the_list_is_found);
    RUN(nothing_is_found_where_there_is_nothing);
    RUN(what_is_no_slice_is_passed_over);
    RUN(one_that_is_no_g_spoils_the_list);
    RUN(an_element_that_points_nowhere_spoils_the_list);
    RUN(dead_and_scanned_goroutines_are_goroutines);
    RUN(goroutine_1_may_have_ended);
    RUN(of_several_the_rule_chooses);
    RUN(of_very_many_too);
    RUN(a_header_is_found_wherever_it_is);
    RUN(a_header_across_chunks_is_found);
    RUN(what_can_not_be_read_holds_nothing);
    RUN(impossible_ranges_are_refused);
    RUN(data_full_of_headers_is_given_up);
    RUN(impossible_layouts_are_refused);
    return check_status();
}
