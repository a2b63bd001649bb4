/*
 * usage: driver INPUTS | driver --seeds FOLDER
 * Runs the fuzzer's entry on that many inputs, made from a few right ones by the same mutations in
 * the same order each time; for compilers that have no fuzzer of their own. Or writes the right
 * ones into a folder, for one that has.
 */
#include "../test/made_up.h"
#include "goroutines_fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEEDS = 4, INPUT_MAX = sizeof(struct fuzz_head) + IMAGE_BYTES, MUTATIONS_MAX = 6 };

struct input {
    size_t size;
    uint8_t bytes[INPUT_MAX];
};

static struct input seeds[SEEDS];

static uint64_t random_state = UINT64_C(0x9e3779b97f4a7c15);

/* Xorshift: the same numbers in every run. */
static uint64_t random_below(uint64_t limit) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state % limit;
}

/* The image as one segment, or cut into all of them. */
static void make_seed(struct input *input, const struct image *image, size_t parts,
                      uint64_t list_calls) {
    struct fuzz_head head = {
        .layout = made_up_layout,
        .options = made_up_options,
        .allgs = image->base + HEADER_AT,
        .ranges = {{.address = image->base, .size = ARRAY_AT}},
    };
    head.options.max_goroutines = 1000;
    head.options.list_calls = list_calls;
    const uint64_t part = IMAGE_BYTES / parts;
    for (size_t i = 0; i < parts; i++) {
        head.segments[i] = (staleframe_segment){
            .address = image->base + i * part, .size = part, .offset = i * part};
    }
    input->size = sizeof head + (GS_AT + 0x1000);
    memcpy(input->bytes, &head, sizeof head);
    memcpy(input->bytes + sizeof head, image->words, input->size - sizeof head);
}

static void make_seeds(void) {
    static struct image image;
    image_init(&image, UINT64_C(0x560000));
    image_populate(&image, 9);
    make_seed(&seeds[0], &image, 1, 0);
    make_seed(&seeds[1], &image, FUZZ_SEGMENTS, 1);
    image_set_slice(&image, 80, 9, 9); /* two candidates */
    make_seed(&seeds[2], &image, 2, 0);
    image_init(&image, UINT64_MAX - IMAGE_BYTES); /* at the end of all addresses */
    image_populate(&image, 9);
    make_seed(&seeds[3], &image, 1, 1);
}

static uint64_t interesting_word(const struct input *input) {
    static const uint64_t words[] = {
        0,
        1,
        8,
        4096,
        INT32_MAX,
        UINT32_MAX,
        INT64_MAX,
        UINT64_MAX,
        UINT64_MAX - 7,
        UINT64_MAX / 8,
        UINT64_MAX / 24,
        0x560000,
    };
    const size_t n = sizeof words / sizeof words[0];
    const uint64_t chosen = random_below(n + 2);
    uint64_t word;
    if (chosen < n) {
        return words[chosen];
    }
    memcpy(&word, input->bytes + random_below(input->size / 8) * 8, sizeof word);
    return chosen == n ? word : word + random_below(33) - 16;
}

/* A place in the head or, as often, anywhere. */
static size_t random_place(const struct input *input) {
    const size_t end = random_below(2) == 0 ? sizeof(struct fuzz_head) : input->size;
    return random_below(end / 8) * 8;
}

static void mutate(struct input *input) {
    const size_t at = random_place(input);
    const uint64_t word = interesting_word(input);
    switch (random_below(5)) {
    case 0:
        input->bytes[at + random_below(8)] ^= (uint8_t)(1U << random_below(8));
        break;
    case 1:
        memcpy(input->bytes + at, &word, sizeof word);
        break;
    case 2:
        memcpy(input->bytes + at + random_below(2) * 4, &word, 4); /* fields of the layout */
        break;
    case 3:
        memmove(input->bytes + at, input->bytes + random_place(input), 8);
        break;
    default:
        if (random_below(8) == 0) {
            input->size =
                sizeof(struct fuzz_head) + random_below(input->size - sizeof(struct fuzz_head) + 1);
        }
    }
}

static int run(uint64_t inputs) {
    static struct input input;
    for (uint64_t i = 0; i < inputs; i++) {
        input = seeds[random_below(SEEDS)];
        for (uint64_t left = random_below(MUTATIONS_MAX + 1); left > 0; left--) {
            mutate(&input);
        }
        /* A copy of its own size: what reads past it is seen. */
        uint8_t *exact = malloc(input.size);
        if (exact == NULL) {
            return 1;
        }
        memcpy(exact, input.bytes, input.size);
        LLVMFuzzerTestOneInput(exact, input.size);
        free(exact);
    }
    printf("%llu inputs: %llu opened, %llu with a list, %llu scans, %llu with a stale goroutine\n",
           (unsigned long long)inputs, (unsigned long long)fuzz_reach.opened,
           (unsigned long long)fuzz_reach.found, (unsigned long long)fuzz_reach.scanned,
           (unsigned long long)fuzz_reach.stale);
    const int deep = fuzz_reach.stale > inputs / 10 && fuzz_reach.opened < inputs;
    printf("%s mutated_inputs_are_survived\n", deep ? "ok" : "FAIL");
    return !deep;
}

static int write_seeds(const char *folder) {
    for (size_t i = 0; i < SEEDS; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/seed-%zu", folder, i);
        FILE *file = fopen(path, "wb");
        const size_t written = file == NULL ? 0 : fwrite(seeds[i].bytes, 1, seeds[i].size, file);
        if (file == NULL || fclose(file) != 0 || written != seeds[i].size) {
            perror(path);
            return 1;
        }
    }
    return 0;
}

int main(int argc, char **argv) {
    make_seeds();
    if (argc == 3 && strcmp(argv[1], "--seeds") == 0) {
        return write_seeds(argv[2]);
    }
    if (argc == 2) {
        return run(strtoull(argv[1], NULL, 10));
    }
    fputs("usage: driver INPUTS | driver --seeds FOLDER\n", stderr);
    return 2;
}
