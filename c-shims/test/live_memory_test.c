/*
 * usage: live_memory_test
 * Goroutines of memory that changes, or goes away, while it is read.
 */
#define _GNU_SOURCE
#include "../src/memory.h"
#include "check.h"
#include "made_up.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { GOROUTINES = 9, SUSPECT = 4 };

/* How allgs is found: the data; of each candidate the first element, its g, the others, their g's;
 * then all headers again. */
enum { CANDIDATE_READINGS = 4, FIND_READINGS = 1 + CANDIDATE_READINGS + 1 };

/* How a scan reads: the header, the addresses, the g's; then the suspects three times. */
enum { FIRST_REREAD = 4, REREADS = 3 };

static struct image *image; /* where it says it is: a child has it there too */

/* Memory that has changed, or fails, before its n-th reading. */
static int readings;
static int change_at;
static void (*change)(void);
static struct made_up_g changed;
static staleframe_error failure;

static void change_suspect(void) { image_set_g(image, SUSPECT, &changed); }

/* The worst there can be where nothing was read: addresses of a stale goroutine. */
static void leave_garbage(uint8_t *to, size_t size) {
    const uint64_t address = image_g_address(image, 1);
    for (size_t i = 0; i + sizeof address <= size; i += sizeof address) {
        memcpy(to + i, &address, sizeof address);
    }
}

static staleframe_error read_image(const staleframe_memory *memory, struct piece *pieces,
                                   size_t n) {
    (void)memory;
    if (++readings == change_at) {
        if (failure != STALEFRAME_OK) {
            return failure;
        }
        change();
    }
    for (size_t i = 0; i < n; i++) {
        const uint64_t offset = pieces[i].address - image->base;
        pieces[i].ok =
            offset <= sizeof image->words && pieces[i].size <= sizeof image->words - offset;
        if (pieces[i].ok) {
            memcpy(pieces[i].to, (const uint8_t *)image->words + offset, pieces[i].size);
        } else {
            leave_garbage(pieces[i].to, pieces[i].size);
        }
    }
    return STALEFRAME_OK;
}

static const staleframe_memory changing = {.read = read_image, .live = true};

static void right_program(void) {
    image_init(image, (uintptr_t)image->words);
    image_populate(image, GOROUTINES);
    readings = 0;
    change_at = 0;
    change = change_suspect;
    failure = STALEFRAME_OK;
}

static int find(const staleframe_memory *memory, staleframe_allgs *found) {
    const staleframe_range range = {.address = image->base, .size = ARRAY_AT};
    return staleframe_find_allgs(memory, &made_up_layout, &range, 1, 1000, found);
}

static int scan_for(const staleframe_memory *memory, uint64_t list_calls, staleframe_counts *counts,
                    uint64_t *listed) {
    staleframe_scan_options options = made_up_options;
    options.list_calls = list_calls;
    staleframe_scan *scan;
    const int error =
        staleframe_scan_allgs(memory, &made_up_layout, image->base + HEADER_AT, &options, &scan);
    if (error == STALEFRAME_OK) {
        staleframe_scan_counts(scan, counts);
        staleframe_scan_goroutines(scan, listed);
        staleframe_scan_free(scan);
    }
    return error;
}

static void what_is_torn_is_not_reported(void) {
    struct made_up_g changes[6];
    for (size_t i = 0; i < 6; i++) {
        changes[i] = stale_g(SUSPECT);
    }
    changes[0].bp = changes[0].sp + DELTA; /* the pair was being set */
    changes[1].sp += 8;                    /* stale again, but in another call */
    changes[2].pc += 8;
    changes[3].goid += 100;
    changes[4].status = 2;
    changes[5].status = 6;
    for (int at = FIRST_REREAD; at < FIRST_REREAD + REREADS; at++) {
        for (size_t i = 0; i < 6; i++) {
            for (uint64_t list_calls = 0; list_calls < 2; list_calls++) {
                staleframe_counts counts;
                uint64_t listed;
                right_program();
                changed = changes[i];
                change_at = at;
                CHECK_INT(scan_for(&changing, list_calls, &counts, &listed), STALEFRAME_OK);
                CHECK_INT(counts.stale, 2);
                CHECK_INT(counts.torn, 1);
                CHECK_INT(listed, list_calls ? 5 : 2);
                CHECK_INT(readings, FIRST_REREAD + REREADS - 1);
            }
        }
    }
}

static void what_stays_is_reported(void) {
    for (int at = FIRST_REREAD; at < FIRST_REREAD + REREADS; at++) {
        staleframe_counts counts;
        uint64_t listed;
        right_program();
        changed = stale_g(SUSPECT);
        changed.status = 1; /* back from C meanwhile, and waiting for a P */
        changed.waitsince++;
        change_at = at;
        CHECK_INT(scan_for(&changing, 0, &counts, &listed), STALEFRAME_OK);
        CHECK_INT(counts.stale, 3);
        CHECK_INT(counts.torn, 0);
    }
}

static void a_goroutine_read_while_its_stack_moves_is_a_goroutine(void) {
    staleframe_allgs found;
    right_program();
    struct made_up_g moving = idle_g(SUSPECT);
    moving.hi += 0x10000;
    image_set_g(image, SUSPECT, &moving);
    changed = idle_g(SUSPECT);
    change_at = FIND_READINGS; /* then it is all done once more */
    CHECK_INT(find(&changing, &found), STALEFRAME_OK);
    CHECK_INT(found.candidates, 1);
}

enum { COPY_AT = HEADER_AT + 24 };

static void end_collection(void) { image_set_slice(image, COPY_AT, 0, 0); }

static void grow_list(void) { image_set_slice(image, HEADER_AT, GOROUTINES, GOROUTINES + 3); }

/* The copy of a collection was read later than the list itself, and so is the longer one. */
static void candidates_are_compared_at_one_moment(void) {
    void (*const changes[])(void) = {end_collection, grow_list};
    for (size_t i = 0; i < 2; i++) {
        staleframe_allgs found = {0};
        right_program();
        image_set_slice(image, HEADER_AT, GOROUTINES - 1, GOROUTINES + 3);
        image_set_slice(image, COPY_AT, GOROUTINES, GOROUTINES);
        change_at = FIND_READINGS + CANDIDATE_READINGS;
        change = changes[i];
        CHECK_INT(find(&changing, &found), STALEFRAME_OK);
        CHECK_INT(readings, change_at);
        CHECK_INT(found.candidates, 2);
        CHECK_INT(found.address, image->base + HEADER_AT);
        CHECK_INT(found.length, i == 0 ? GOROUTINES - 1 : GOROUTINES);
    }
}

static void what_was_not_read_is_not_used(void) {
    enum { N = 1 << 14 }; /* beyond the image's end */
    staleframe_counts counts;
    uint64_t listed;
    right_program();
    image_set_slice(image, HEADER_AT, N, N);
    CHECK_INT(scan_for(&changing, 0, &counts, &listed), STALEFRAME_OK);
    CHECK_INT(counts.in_call, 6);
    CHECK_INT(counts.stale, 3);
    CHECK_INT(counts.unreadable, N - GOROUTINES);
}

static void every_reading_may_fail(void) {
    static const staleframe_error errors[] = {STALEFRAME_GONE, STALEFRAME_NOT_PERMITTED,
                                              STALEFRAME_OUT_OF_MEMORY};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        staleframe_counts counts;
        staleframe_allgs found;
        uint64_t listed;
        right_program();
        CHECK_INT(find(&changing, &found), STALEFRAME_OK);
        const int needed = readings;
        CHECK(needed > 3);
        for (int at = 1; at <= needed; at++) {
            right_program();
            change_at = at;
            failure = errors[i];
            CHECK_INT(find(&changing, &found), errors[i]);
        }
        for (int at = 1; at < FIRST_REREAD + REREADS; at++) {
            right_program();
            change_at = at;
            failure = errors[i];
            CHECK_INT(scan_for(&changing, 0, &counts, &listed), errors[i]);
        }
    }
}

enum { CHILDS_GOROUTINES = 18 }; /* on two pages, the tenth on both */

/* A child with the image in its memory, but for the page at that place (0: none). */
static pid_t child_without_page(size_t at) {
    const pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* if a failed test ends us first */
        uint8_t *page = (uint8_t *)image->words + at;
        page -= (uintptr_t)page % MEMORY_PAGE;
        if (at > 0 && munmap(page, MEMORY_PAGE) != 0) {
            _exit(1);
        }
        raise(SIGSTOP);
        _exit(0);
    }
    waitpid(pid, NULL, WUNTRACED);
    return pid;
}

/* Those before the hole are so close together that they are read as one, with what lies between. */
static void pieces_around_a_hole_are_told_apart(void) {
    static const size_t places[] = {3000, 3500, 4000, 4090, 4200, 8100, 8192, 8900};
    static const bool readable[] = {true, true, true, false, false, false, true, true};
    enum { N = sizeof places / sizeof places[0] };
    uint64_t values[N];
    struct piece pieces[N];
    uint8_t *pages =
        mmap(NULL, 3 * MEMORY_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(pages != MAP_FAILED);
    for (size_t i = 0; i < N; i++) {
        const uint64_t value = i + 1;
        memcpy(pages + places[i], &value, sizeof value);
        pieces[i] = (struct piece){
            .address = (uintptr_t)pages + places[i], .to = &values[i], .size = sizeof values[i]};
    }
    mprotect(pages + MEMORY_PAGE, MEMORY_PAGE, PROT_NONE);
    const pid_t pid = child_without_page(0);
    staleframe_memory *memory;
    REQUIRE(staleframe_memory_open_process(pid, &memory) == STALEFRAME_OK);
    CHECK_INT(memory->read(memory, pieces, N), STALEFRAME_OK);
    for (size_t i = 0; i < N; i++) {
        CHECK_INT(pieces[i].ok, readable[i]);
        CHECK(!pieces[i].ok || values[i] == i + 1);
    }
    kill(pid, SIGKILL);
    CHECK_INT(waitpid(pid, NULL, 0), pid);
    staleframe_memory_close(memory);
    munmap(pages, 3 * MEMORY_PAGE);
}

static void check_child(size_t without, int found_or_not, uint64_t unreadable, uint64_t stale) {
    staleframe_memory *memory;
    staleframe_allgs found;
    staleframe_counts counts;
    uint64_t listed;
    right_program();
    image_populate(image, CHILDS_GOROUTINES);
    const pid_t pid = child_without_page(without);
    memset(image->words, 0, sizeof image->words); /* what is found is not here */
    REQUIRE(staleframe_memory_open_process(pid, &memory) == STALEFRAME_OK);
    CHECK_INT(find(memory, &found), found_or_not);
    CHECK_INT(scan_for(memory, 0, &counts, &listed), STALEFRAME_OK);
    CHECK_INT(counts.idle + counts.in_call, CHILDS_GOROUTINES - unreadable);
    CHECK_INT(counts.unreadable, unreadable);
    CHECK_INT(counts.stale, stale);
    kill(pid, SIGKILL);
    CHECK_INT(waitpid(pid, NULL, 0), pid);
    CHECK_INT(find(memory, &found), STALEFRAME_GONE);
    CHECK_INT(scan_for(memory, 0, &counts, &listed), STALEFRAME_GONE);
    staleframe_memory_close(memory);
}

static void a_process_is_scanned(void) { check_child(0, STALEFRAME_OK, 0, 6); }

static void the_readable_part_of_a_process_is_scanned(void) {
    check_child(GS_AT, STALEFRAME_NOT_FOUND, 10, 3);
    check_child(GS_AT + MEMORY_PAGE, STALEFRAME_NOT_FOUND, 9, 3);
}

/* What is not there costs a system call a page, and no more. */
static void data_that_is_not_there_is_passed_over(void) {
    staleframe_memory *memory;
    staleframe_allgs found;
    right_program();
    const pid_t pid = child_without_page(0);
    REQUIRE(staleframe_memory_open_process(pid, &memory) == STALEFRAME_OK);
    const staleframe_range nowhere = {.address = 0, .size = 16 << 20};
    CHECK_INT(staleframe_find_allgs(memory, &made_up_layout, &nowhere, 1, 1000, &found),
              STALEFRAME_NOT_FOUND);
    kill(pid, SIGKILL);
    CHECK_INT(waitpid(pid, NULL, 0), pid);
    staleframe_memory_close(memory);
}

int main(void) {
    image = mmap(NULL, sizeof *image, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (image == MAP_FAILED) {
        return 2;
    }
    RUN(what_is_torn_is_not_reported);
    RUN(what_stays_is_reported);
    RUN(a_goroutine_read_while_its_stack_moves_is_a_goroutine);
    RUN(candidates_are_compared_at_one_moment);
    RUN(what_was_not_read_is_not_used);
    RUN(every_reading_may_fail);
    RUN(pieces_around_a_hole_are_told_apart);
    RUN(a_process_is_scanned);
    RUN(the_readable_part_of_a_process_is_scanned);
    RUN(data_that_is_not_there_is_passed_over);
    return check_status();
}
