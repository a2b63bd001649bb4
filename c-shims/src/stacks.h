/*
 * stacks.h - which goroutine has which stack.
 */
#ifndef STALEFRAME_SRC_STACKS_H
#define STALEFRAME_SRC_STACKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stack {
    uint64_t lo;
    uint64_t hi;
    uint64_t goid;
};

/* All zero is empty; free items. */
struct stacks {
    struct stack *items;
    size_t n;
    size_t room;
};

/* False if there is no memory left. */
bool stacks_add(struct stacks *stacks, uint64_t lo, uint64_t hi, uint64_t goid);

/* To be called between the last stacks_add and the first stacks_holder. */
void stacks_sort(struct stacks *stacks);

/* The goroutine on whose stack the address is; 0 if on none. */
uint64_t stacks_holder(const struct stacks *stacks, uint64_t address);

#endif
