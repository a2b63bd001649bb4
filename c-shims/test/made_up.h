/*
 * Made-up memory of a Go program: a word-aligned image at some address, with a slice of g's in it.
 */
#ifndef MADE_UP_H
#define MADE_UP_H

#include "staleframe/goroutines.h"

/* Nothing is where a release has it: nothing may depend on that. */
extern const staleframe_goroutine_layout made_up_layout;
extern const staleframe_scan_options made_up_options;

enum {
    HEADER_AT = 264,  /* of the slice, in bytes from the image's start */
    ARRAY_AT = 0x800, /* its elements, up to where the g's begin */
    GS_AT = 0x2000,
    G_SIZE = 448,
    IMAGE_BYTES = 0x8000, /* room for 54 g's */
    DELTA = 40,
};

struct image {
    uint64_t base; /* the address of the first byte */
    uint64_t words[IMAGE_BYTES / sizeof(uint64_t)];
};

struct made_up_g {
    uint64_t goid;
    uint32_t status;
    uint64_t lo, hi, sp, pc, bp;
    int64_t waitsince;
};

/* All zero. */
void image_init(struct image *image, uint64_t base);

void image_set(struct image *image, size_t at, uint64_t value);

/* Writes the g that is to be element i of the slice, and that element. */
void image_set_g(struct image *image, size_t i, const struct made_up_g *g);

/* The header of a slice that begins with the elements set. */
void image_set_slice(struct image *image, size_t at, uint64_t length, uint64_t capacity);

/* Where element i's g is. */
uint64_t image_g_address(const struct image *image, size_t i);

/* Goroutine i + 1 in no call, on a stack of its own of 8 KiB. */
struct made_up_g idle_g(size_t i);

/* The same in a call of C, as entersyscall leaves it; and with the frame pointer of its old stack.
 */
struct made_up_g calling_g(size_t i);
struct made_up_g stale_g(size_t i);

/* n goroutines: the first idle, then by turns stale, calling and idle. */
void image_populate(struct image *image, size_t n);

/* The first bytes of the image as what a core file has of its memory; NULL if there can be none. */
staleframe_memory *image_open_core(const struct image *image, size_t bytes);

#endif
