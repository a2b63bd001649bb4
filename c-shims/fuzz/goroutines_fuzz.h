/*
 * goroutines_fuzz.h - an input of the fuzzer: everything that the readers take from elsewhere.
 */
#ifndef GOROUTINES_FUZZ_H
#define GOROUTINES_FUZZ_H

#include "staleframe/goroutines.h"

enum { FUZZ_SEGMENTS = 4, FUZZ_RANGES = 2 };

/* What an input begins with; the rest of it is the core file. */
struct fuzz_head {
    staleframe_goroutine_layout layout;
    staleframe_scan_options options;
    uint64_t allgs;
    staleframe_segment segments[FUZZ_SEGMENTS];
    staleframe_range ranges[FUZZ_RANGES];
};

/* How far the inputs came: a fuzzer whose inputs are all refused at the door finds nothing. */
struct fuzz_reach {
    uint64_t opened;
    uint64_t found;
    uint64_t scanned;
    uint64_t stale; /* scans with a stale goroutine */
};

extern struct fuzz_reach fuzz_reach;

/* libFuzzer's entry. Aborts when a result contradicts itself. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
