/*
 * Finding runtime.allgs in a program without symbols. See staleframe/goroutines.h.
 */
#include "candidate.h"

#include <stdlib.h>

enum {
    CHUNK = 64 << 10,
    KEPT_MAX = 8, /* candidates compared in the end; during a collection there are two */
    TRIES = 3,    /* of a process that runs: allgs may grow, or the stack of a g move, meanwhile */
    CHECKS_MAX = 1 << 20, /* headers followed; programs have some thousands that look like one */
};

/* On amd64 a program's data lies within 2 GiB, the reach of its instructions. */
static const uint64_t ranges_max = UINT64_C(4) << 30;

struct search {
    const staleframe_memory *memory;
    const staleframe_goroutine_layout *layout;
    uint64_t length_max;
    uint64_t checks;
    uint64_t candidates;
    struct candidate kept[KEPT_MAX]; /* the best first */
    struct g_batch batch;
    struct piece pieces[CHUNK / MEMORY_PAGE + 2];
    uint64_t words[CHUNK / sizeof(uint64_t)];
};

static size_t kept(const struct search *search) {
    return search->candidates < KEPT_MAX ? (size_t)search->candidates : KEPT_MAX;
}

static void keep(struct search *search, const struct candidate *candidate) {
    size_t i = kept(search);
    search->candidates++;
    if (i == KEPT_MAX && !candidate_better(candidate, &search->kept[--i])) {
        return;
    }
    for (; i > 0 && candidate_better(candidate, &search->kept[i - 1]); i--) {
        search->kept[i] = search->kept[i - 1];
    }
    search->kept[i] = *candidate;
}

/* Their headers were read at different moments, and a longer one may just have been read later:
 * reads them again, all at once. */
static staleframe_error choose(struct search *search, struct candidate *best) {
    struct slice slices[KEPT_MAX];
    struct piece pieces[KEPT_MAX];
    const size_t n = kept(search);
    for (size_t i = 0; i < n; i++) {
        pieces[i] = (struct piece){
            .address = search->kept[i].address, .to = &slices[i], .size = sizeof slices[i]};
    }
    const staleframe_error error = search->memory->read(search->memory, pieces, n);
    bool any = false;
    *best = search->kept[0];
    for (size_t i = 0; error == STALEFRAME_OK && i < n; i++) {
        struct candidate now = search->kept[i];
        if (pieces[i].ok && slice_plausible(&slices[i], search->length_max)) {
            now.slice = slices[i];
            *best = !any || candidate_better(&now, best) ? now : *best;
            any = true;
        }
    }
    return error;
}

static staleframe_error check(struct search *search, uint64_t address, const struct slice *slice) {
    if (++search->checks > CHECKS_MAX) {
        return STALEFRAME_TOO_LARGE;
    }
    struct candidate candidate = {.address = address, .slice = *slice};
    bool plausible;
    const staleframe_error error =
        candidate_check(&candidate, &search->batch, search->memory, search->layout, &plausible);
    if (error != STALEFRAME_OK) {
        return error;
    }
    if (plausible) {
        keep(search, &candidate);
    }
    return STALEFRAME_OK;
}

/* Looks at the words from address on. A header whose third word is not there is left to the chunk
 * that follows. */
static staleframe_error search_words(struct search *search, uint64_t address, size_t n) {
    for (size_t i = 0; i + 2 < n; i++) {
        const struct slice slice = {search->words[i], search->words[i + 1], search->words[i + 2]};
        if (slice_plausible(&slice, search->length_max)) {
            const staleframe_error error = check(search, address + i * sizeof(uint64_t), &slice);
            if (error != STALEFRAME_OK) {
                return error;
            }
        }
    }
    return STALEFRAME_OK;
}

static staleframe_error search_range(struct search *search, const staleframe_range *range) {
    const uint64_t skipped = -range->address % sizeof(uint64_t);
    if (range->size < skipped) {
        return STALEFRAME_OK;
    }
    uint64_t address = range->address + skipped;
    uint64_t left = (range->size - skipped) / sizeof(uint64_t) * sizeof(uint64_t);
    while (left >= sizeof(struct slice)) {
        const size_t bytes = left < CHUNK ? (size_t)left : CHUNK;
        staleframe_error error =
            memory_read_pages(search->memory, address, search->words, bytes, search->pieces);
        if (error == STALEFRAME_OK) {
            error = search_words(search, address, bytes / sizeof(uint64_t));
        }
        if (error != STALEFRAME_OK) {
            return error;
        }
        /* The last two words may begin a header that ends in the next chunk. */
        const size_t step = bytes - 2 * sizeof(uint64_t);
        address += step;
        left -= step;
    }
    return STALEFRAME_OK;
}

static staleframe_error check_ranges(const staleframe_range *ranges, size_t n) {
    uint64_t left = ranges_max;
    for (size_t i = 0; i < n; i++) {
        if (ranges[i].size > UINT64_MAX - ranges[i].address) {
            return STALEFRAME_INVALID;
        }
        if (ranges[i].size > left) {
            return STALEFRAME_TOO_LARGE;
        }
        left -= ranges[i].size;
    }
    return STALEFRAME_OK;
}

static staleframe_error search_ranges(struct search *search, const staleframe_range *ranges,
                                      size_t n) {
    staleframe_error error = check_ranges(ranges, n);
    const int tries = search->memory->live ? TRIES : 1;
    for (int i = 0; error == STALEFRAME_OK && i < tries && search->candidates == 0; i++) {
        for (size_t j = 0; error == STALEFRAME_OK && j < n; j++) {
            error = search_range(search, &ranges[j]);
        }
    }
    return error;
}

int staleframe_find_allgs(const staleframe_memory *memory,
                          const staleframe_goroutine_layout *layout, const staleframe_range *ranges,
                          size_t n, uint64_t max_goroutines, staleframe_allgs *found) {
    struct search *search = malloc(sizeof *search);
    if (search == NULL) {
        return STALEFRAME_OUT_OF_MEMORY;
    }
    search->memory = memory;
    search->layout = layout;
    search->length_max = max_goroutines;
    search->checks = 0;
    search->candidates = 0;
    staleframe_error error = g_batch_init(&search->batch, layout);
    if (error == STALEFRAME_OK) {
        error = search_ranges(search, ranges, n);
    }
    if (error == STALEFRAME_OK && search->candidates == 0) {
        error = STALEFRAME_NOT_FOUND;
    }
    struct candidate best;
    if (error == STALEFRAME_OK) {
        error = choose(search, &best);
    }
    if (error == STALEFRAME_OK) {
        *found = (staleframe_allgs){
            .address = best.address, .length = best.slice.length, .candidates = search->candidates};
    }
    g_batch_free(&search->batch);
    free(search);
    return error;
}
