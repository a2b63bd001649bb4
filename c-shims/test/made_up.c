#define _GNU_SOURCE
#include "made_up.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { STACK_BYTES = 8 << 10 };

static const uint64_t stacks_base = UINT64_C(0xc000100000);

const staleframe_goroutine_layout made_up_layout = {
    .stack_lo = 16,
    .stack_hi = 8,
    .goid = 200,
    .atomicstatus = 124,
    .waitsince = 0,
    .syscallsp = 96,
    .syscallpc = 240,
    .syscallbp = 88,
};

const staleframe_scan_options made_up_options = {.min_delta = STALEFRAME_MIN_DELTA,
                                                 .max_delta = STALEFRAME_MAX_DELTA,
                                                 .max_goroutines = 1 << 20};

void image_init(struct image *image, uint64_t base) { *image = (struct image){.base = base}; }

void image_set(struct image *image, size_t at, uint64_t value) {
    image->words[at / sizeof(uint64_t)] = value;
}

uint64_t image_g_address(const struct image *image, size_t i) {
    return image->base + GS_AT + i * G_SIZE;
}

void image_set_g(struct image *image, size_t i, const struct made_up_g *g) {
    const staleframe_goroutine_layout *at = &made_up_layout;
    uint8_t *bytes = (uint8_t *)image->words + GS_AT + i * G_SIZE;
    memcpy(bytes + at->stack_lo, &g->lo, sizeof g->lo);
    memcpy(bytes + at->stack_hi, &g->hi, sizeof g->hi);
    memcpy(bytes + at->goid, &g->goid, sizeof g->goid);
    memcpy(bytes + at->atomicstatus, &g->status, sizeof g->status);
    memcpy(bytes + at->waitsince, &g->waitsince, sizeof g->waitsince);
    memcpy(bytes + at->syscallsp, &g->sp, sizeof g->sp);
    memcpy(bytes + at->syscallpc, &g->pc, sizeof g->pc);
    memcpy(bytes + at->syscallbp, &g->bp, sizeof g->bp);
    image_set(image, ARRAY_AT + i * sizeof(uint64_t), image_g_address(image, i));
}

void image_set_slice(struct image *image, size_t at, uint64_t length, uint64_t capacity) {
    image_set(image, at, image->base + ARRAY_AT);
    image_set(image, at + 8, length);
    image_set(image, at + 16, capacity);
}

struct made_up_g idle_g(size_t i) {
    const uint64_t lo = stacks_base + 2 * i * STACK_BYTES; /* every other one is free */
    return (struct made_up_g){.goid = i + 1, .status = 4, .lo = lo, .hi = lo + STACK_BYTES};
}

struct made_up_g calling_g(size_t i) {
    struct made_up_g g = idle_g(i);
    g.status = 3;
    g.sp = g.hi - 0x200;
    g.pc = 0x401000 + i;
    g.bp = g.sp + DELTA;
    g.waitsince = 1000;
    return g;
}

struct made_up_g stale_g(size_t i) {
    struct made_up_g g = calling_g(i);
    g.bp += STACK_BYTES;
    return g;
}

void image_populate(struct image *image, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const struct made_up_g g = i % 3 == 1 ? stale_g(i) : i % 3 == 2 ? calling_g(i) : idle_g(i);
        image_set_g(image, i, &g);
    }
    image_set_slice(image, HEADER_AT, n, n + 3);
}

staleframe_memory *image_open_core(const struct image *image, size_t bytes) {
    char path[64];
    staleframe_memory *memory = NULL;
    const int fd = memfd_create("core", MFD_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (fd >= 0 && write(fd, image->words, bytes) == (ssize_t)bytes) {
        const staleframe_segment segment = {.address = image->base, .size = sizeof image->words};
        staleframe_memory_open_core(path, &segment, 1, &memory);
    }
    close(fd);
    return memory;
}
