/*
 * goroutines.h - every goroutine of another process, and those with a stale frame pointer.
 *
 * The fault (golang/go issue 69085) stays in a goroutine's g for as long as it is in C or waits to
 * come back from there: syscallbp points into the stack it had before. The rule for what is stale:
 *
 *   - syscallsp is not 0: the goroutine is in a call, be it of C or of the system. Its status is
 * not asked to be _Gsyscall: one that is back from C and finds no P is _Grunnable, and keeps the
 *     pair until it runs (runtime/proc.go, exitsyscall0).
 *   - Its status is none of idle, dead and running. A running one is just setting the pair, or is
 *     about to clear it: entersyscall sets it before it leaves _Grunning, exitsyscall clears it
 *     after it has come back (runtime/proc.go).
 *   - syscallbp is not 0; nothing walks from there.
 *   - syscallbp - syscallsp is outside [min_delta, max_delta], or syscallbp outside the stack.
 *
 * The right difference is the frame size of the function that called entersyscall: on amd64 40 for
 * runtime.cgocall, others for syscall.Syscall6 or runtime.notetsleepg, and on arm64 always -8. One
 * range does for all of them, and loses nothing as long as it is narrower than 2,048 bytes: stacks
 * start and end at multiples of that (runtime/stack.go, fixedStack and stackalloc), and a moved
 * stack keeps its distances from the end, so a stale difference is a right one plus a multiple of
 * 2,048 that is not 0.
 *
 * Programs of 64 bits only, of the byte order of this machine.
 */
#ifndef STALEFRAME_GOROUTINES_H
#define STALEFRAME_GOROUTINES_H

#include "staleframe/memory.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Where the fields are in a runtime.g, in bytes from its start; each below 4,096 and aligned to its
 * size: 4 for atomicstatus, 8 for all others. -1 for a field that the release does not have, which
 * only waitsince and syscallbp may be: without the latter no goroutine is stale.
 */
typedef struct staleframe_goroutine_layout {
    int32_t stack_lo;
    int32_t stack_hi;
    int32_t goid;
    int32_t atomicstatus;
    int32_t waitsince;
    int32_t syscallsp;
    int32_t syscallpc;
    int32_t syscallbp;
} staleframe_goroutine_layout;

/* Where runtime.allgs is. */
typedef struct staleframe_allgs {
    uint64_t address;    /* of the slice header */
    uint64_t length;     /* goroutines in it, dead ones included */
    uint64_t candidates; /* how many places looked like it; 1 means there was nothing to choose */
} staleframe_allgs;

/*
 * Looks for runtime.allgs in the ranges, which are to be the program's writable data (.data, .bss
 * and their noptr kin): a slice header whose elements look like g's. What can't be read of them is
 * passed over. Of several candidates, the first of these that tells two apart decides: the first
 * element is goroutine 1, as in allgs it is from the start; more elements; more capacity; the lower
 * address. Several there are during a collection, when work.stackRoots is a copy of allgs with no
 * capacity to spare (runtime/mgcmark.go), further up since the linker puts small variables first
 * (cmd/link/internal/ld/data.go, dodataSect).
 * Returns STALEFRAME_NOT_FOUND, _TOO_LARGE (ranges of more than 4 GiB, or more in them that looks
 * like a slice header than in any program), _INVALID (the layout, or a range that reaches past the
 * last address), and the errors of staleframe_memory_read but _UNREADABLE.
 */
STALEFRAME_EXPORT int staleframe_find_allgs(const staleframe_memory *memory,
                                            const staleframe_goroutine_layout *layout,
                                            const staleframe_range *ranges, size_t n,
                                            uint64_t max_goroutines, staleframe_allgs *found);

/* Narrower than 2,048, see above. Frames that call entersyscall are far below it in all releases.
 */
#define STALEFRAME_MIN_DELTA (-16)
#define STALEFRAME_MAX_DELTA 2016

typedef struct staleframe_scan_options {
    int64_t min_delta; /* of syscallbp - syscallsp, in bytes */
    int64_t max_delta; /* inclusive */
    uint64_t max_goroutines;
    uint64_t list_calls; /* not 0: list every goroutine in a call, not only the stale ones */
} staleframe_scan_options;

/* All goroutines are in one of the first four; stale and torn ones were in_call. */
typedef struct staleframe_counts {
    uint64_t idle;       /* alive and in no call */
    uint64_t in_call;    /* in a call of C or of the system, or on the way in or out */
    uint64_t dead;       /* allgs keeps them for later use */
    uint64_t unreadable; /* can't be read, or shows no g: it was changing, or is something else */
    uint64_t stale;
    uint64_t torn; /* looked stale once, and otherwise when read again */
} staleframe_counts;

typedef struct staleframe_goroutine {
    uint64_t goid;
    uint64_t address;  /* of its g */
    uint64_t status;   /* runtime/runtime2.go, _Gidle and so on, without the bit _Gscan */
    uint64_t stale;    /* 0 or 1 */
    int64_t waitsince; /* ns on CLOCK_MONOTONIC of its machine, set by the first collection during
                          the call (runtime/mgcmark.go); 0: not known */
    uint64_t sp;       /* syscallsp */
    uint64_t pc;       /* syscallpc: where the call returns to in entersyscall's caller */
    uint64_t bp;       /* syscallbp */
    uint64_t lo;       /* its stack: [lo, hi) */
    uint64_t hi;
    uint64_t holder; /* of a stale one: goid of the live goroutine on whose stack bp is now, or 0 */
} staleframe_goroutine;

typedef struct staleframe_scan staleframe_scan;

/*
 * Walks the slice of g's whose header is at allgs. A goroutine that looks stale is read three times
 * more, and is so only if it looks the same each time: memory moves meanwhile. The scan is to be
 * freed by staleframe_scan_free.
 * Returns STALEFRAME_NOT_FOUND (there is no slice of g's, or no more: find it again), _TOO_LARGE
 * (more than max_goroutines), _INVALID, _OUT_OF_MEMORY, and the errors of staleframe_memory_read.
 */
STALEFRAME_EXPORT int staleframe_scan_allgs(const staleframe_memory *memory,
                                            const staleframe_goroutine_layout *layout,
                                            uint64_t allgs, const staleframe_scan_options *options,
                                            staleframe_scan **scan);

STALEFRAME_EXPORT void staleframe_scan_counts(const staleframe_scan *scan,
                                              staleframe_counts *counts);

/* The goroutines found, by their place in allgs; n is how many. Valid until the scan is freed. */
STALEFRAME_EXPORT const staleframe_goroutine *
staleframe_scan_goroutines(const staleframe_scan *scan, uint64_t *n);

/* NULL is allowed. */
STALEFRAME_EXPORT void staleframe_scan_free(staleframe_scan *scan);

#ifdef __cplusplus
}
#endif

#endif
