/*
 * Feeds bytes to the readers as a core file, its segments, the data's ranges and the layout.
 */
#define _GNU_SOURCE
#include "goroutines_fuzz.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { GOROUTINES_MAX = 1 << 14, RANGE_MAX = 256 << 10 };

struct fuzz_reach fuzz_reach;

static void require(bool condition, const char *text) {
    if (!condition) {
        fprintf(stderr, "goroutines_fuzz: not so: %s\n", text);
        abort();
    }
}

/* What is right takes as long as it says; this keeps an input within a millisecond or so. What is
 * refused at once stays as it is. */
static void shorten(struct fuzz_head *head) {
    head->options.max_goroutines %= GOROUTINES_MAX;
    for (size_t i = 0; i < FUZZ_RANGES; i++) {
        if (head->ranges[i].size <= UINT64_C(1) << 32) {
            head->ranges[i].size %= RANGE_MAX;
        }
    }
}

static staleframe_memory *open_bytes(const struct fuzz_head *head, const uint8_t *bytes,
                                     size_t size) {
    char path[64];
    staleframe_memory *memory = NULL;
    const int fd = memfd_create("core", MFD_CLOEXEC);
    require(fd >= 0 && write(fd, bytes, size) == (ssize_t)size, "there is a file");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    const int error = staleframe_memory_open_core(path, head->segments, FUZZ_SEGMENTS, &memory);
    close(fd);
    require(error == STALEFRAME_OK || error == STALEFRAME_INVALID, "it opens, or is refused");
    return memory;
}

static bool in_ranges(const struct fuzz_head *head, uint64_t address) {
    bool in = false;
    for (size_t i = 0; i < FUZZ_RANGES; i++) {
        in |= address - head->ranges[i].address < head->ranges[i].size;
    }
    return in;
}

static void check_listed(const struct fuzz_head *head, const staleframe_goroutine *g) {
    const int64_t delta = (int64_t)(g->bp - g->sp);
    const bool outside = g->bp < g->lo || g->bp >= g->hi;
    const bool stale =
        g->bp != 0 && g->status != 2 &&
        (outside || delta < head->options.min_delta || delta > head->options.max_delta);
    require(g->stale == stale, "stale by the rule");
    require(g->lo < g->sp && g->sp <= g->hi, "a call on its own stack");
    require(stale || g->holder == 0, "only old stacks have holders");
}

static void scan(const struct fuzz_head *head, const staleframe_memory *memory, uint64_t allgs) {
    staleframe_scan *result;
    staleframe_counts counts;
    if (staleframe_scan_allgs(memory, &head->layout, allgs, &head->options, &result) !=
        STALEFRAME_OK) {
        return;
    }
    uint64_t n;
    uint64_t stale = 0;
    staleframe_scan_counts(result, &counts);
    const staleframe_goroutine *goroutines = staleframe_scan_goroutines(result, &n);
    for (uint64_t i = 0; i < n; i++) {
        check_listed(head, &goroutines[i]);
        stale += goroutines[i].stale;
    }
    require(counts.idle + counts.in_call + counts.dead + counts.unreadable <=
                head->options.max_goroutines,
            "no more goroutines than allowed");
    require(counts.stale == stale && counts.torn == 0, "a file does not change");
    require(n == (head->options.list_calls != 0 ? counts.in_call : stale), "all are listed");
    staleframe_scan_free(result);
    fuzz_reach.scanned++;
    fuzz_reach.stale += stale > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_head head;
    if (size < sizeof head) {
        return 0;
    }
    memcpy(&head, data, sizeof head);
    shorten(&head);
    staleframe_memory *memory = open_bytes(&head, data + sizeof head, size - sizeof head);
    if (memory == NULL) {
        return 0;
    }
    fuzz_reach.opened++;
    staleframe_allgs found;
    if (staleframe_find_allgs(memory, &head.layout, head.ranges, FUZZ_RANGES,
                              head.options.max_goroutines, &found) == STALEFRAME_OK) {
        fuzz_reach.found++;
        require(in_ranges(&head, found.address), "found where it was looked for");
        require(found.length <= head.options.max_goroutines, "no longer than allowed");
        scan(&head, memory, found.address);
    }
    scan(&head, memory, head.allgs);
    staleframe_memory_close(memory);
    return 0;
}
