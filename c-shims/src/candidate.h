/*
 * candidate.h - one place that may be runtime.allgs.
 */
#ifndef STALEFRAME_SRC_CANDIDATE_H
#define STALEFRAME_SRC_CANDIDATE_H

#include "slice.h"

struct candidate {
    uint64_t address;
    struct slice slice;
    bool first_is_main; /* the first element is goroutine 1 */
};

/*
 * Whether the candidate's elements look like g's; sets first_is_main if so. Looks at a sample of
 * them. Fails as memory->read does.
 */
staleframe_error candidate_check(struct candidate *candidate, struct g_batch *batch,
                                 const staleframe_memory *memory,
                                 const staleframe_goroutine_layout *layout, bool *plausible);

/* Whether a is the more likely one, see staleframe_find_allgs. */
bool candidate_better(const struct candidate *a, const struct candidate *b);

#endif
