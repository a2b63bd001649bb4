#include "stacks.h"

#include <stdlib.h>

bool stacks_add(struct stacks *stacks, uint64_t lo, uint64_t hi, uint64_t goid) {
    if (stacks->n == stacks->room) {
        const size_t room = stacks->room == 0 ? 1024 : stacks->room * 2;
        struct stack *items = realloc(stacks->items, room * sizeof *items);
        if (items == NULL) {
            return false;
        }
        stacks->items = items;
        stacks->room = room;
    }
    stacks->items[stacks->n++] = (struct stack){.lo = lo, .hi = hi, .goid = goid};
    return true;
}

static int compare_lo(const void *a, const void *b) {
    const uint64_t left = ((const struct stack *)a)->lo;
    const uint64_t right = ((const struct stack *)b)->lo;
    return (left > right) - (left < right);
}

void stacks_sort(struct stacks *stacks) {
    if (stacks->n > 0) {
        qsort(stacks->items, stacks->n, sizeof *stacks->items, compare_lo);
    }
}

uint64_t stacks_holder(const struct stacks *stacks, uint64_t address) {
    size_t low = 0; /* all before it begin at the address or below */
    size_t high = stacks->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (stacks->items[middle].lo <= address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && address < stacks->items[low - 1].hi ? stacks->items[low - 1].goid : 0;
}
