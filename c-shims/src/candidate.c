#include "candidate.h"

enum { SAMPLE_MAX = 32 };

struct sample {
    size_t n;
    uint64_t addresses[SAMPLE_MAX]; /* of the elements, then of their g's */
    struct g gs[SAMPLE_MAX];
    bool found[SAMPLE_MAX];
};

/* Picks at most n elements spread evenly, the first and the last included. */
static void pick(struct sample *sample, const struct slice *slice, size_t n) {
    sample->n = slice->length < n ? (size_t)slice->length : n;
    for (size_t i = 0; i < sample->n; i++) {
        const uint64_t index = sample->n == 1 ? 0 : i * (slice->length - 1) / (sample->n - 1);
        sample->addresses[i] = slice->array + index * sizeof(uint64_t);
    }
}

/* Replaces the addresses of elements by what they hold; 0 where that can't be read. */
static staleframe_error follow(struct sample *sample, const staleframe_memory *memory) {
    uint64_t values[SAMPLE_MAX];
    struct piece pieces[SAMPLE_MAX];
    for (size_t i = 0; i < sample->n; i++) {
        pieces[i] = (struct piece){
            .address = sample->addresses[i], .to = &values[i], .size = sizeof values[i]};
    }
    const staleframe_error error = memory->read(memory, pieces, sample->n);
    for (size_t i = 0; error == STALEFRAME_OK && i < sample->n; i++) {
        sample->addresses[i] = pieces[i].ok ? values[i] : 0;
    }
    return error;
}

/* Looks at n of the candidate's elements. The first had a number from its first day. */
static staleframe_error look(struct candidate *candidate, size_t n, struct g_batch *batch,
                             const staleframe_memory *memory,
                             const staleframe_goroutine_layout *layout, bool *plausible) {
    struct sample sample;
    pick(&sample, &candidate->slice, n);
    staleframe_error error = follow(&sample, memory);
    if (error == STALEFRAME_OK) {
        error = g_batch_read(batch, memory, layout, sample.addresses, sample.n, sample.gs,
                             sample.found);
    }
    if (error != STALEFRAME_OK) {
        return error;
    }
    *plausible = sample.found[0] && sample.gs[0].goid != 0;
    for (size_t i = 0; *plausible && i < sample.n; i++) {
        *plausible = sample.found[i] && g_plausible(&sample.gs[i]);
    }
    candidate->first_is_main = *plausible && sample.gs[0].goid == 1;
    return STALEFRAME_OK;
}

/* Most are found out by the first element alone. */
staleframe_error candidate_check(struct candidate *candidate, struct g_batch *batch,
                                 const staleframe_memory *memory,
                                 const staleframe_goroutine_layout *layout, bool *plausible) {
    const staleframe_error error = look(candidate, 1, batch, memory, layout, plausible);
    if (error != STALEFRAME_OK || !*plausible) {
        return error;
    }
    return look(candidate, SAMPLE_MAX, batch, memory, layout, plausible);
}

bool candidate_better(const struct candidate *a, const struct candidate *b) {
    if (a->first_is_main != b->first_is_main) {
        return a->first_is_main;
    }
    if (a->slice.length != b->slice.length) {
        return a->slice.length > b->slice.length;
    }
    if (a->slice.capacity != b->slice.capacity) {
        return a->slice.capacity > b->slice.capacity;
    }
    return a->address < b->address;
}
