/*
 * probe.h - the fault read directly, where it sits.
 *
 * While a goroutine is in C, the runtime keeps in its g where its Go frames end: syscallsp and
 * syscallbp. After a callback both are put back as they were, moved along with the stack if that
 * moved; in Go 1.23rc1 to 1.23.0 syscallbp was not moved along (golang/go issue 69085). A probed
 * loop reads the pair after each callback, in C and on the same thread, before anything else can
 * change it.
 *
 * The rule: entersyscall has set the pair just before the call of C, so the pair found on entry is
 * right, and a right pair keeps its distance bp - sp wherever the stack goes. Another distance is
 * stale; that bp lies outside the stack is not asked, since a new stack may overlap the old one. A
 * bp of 0 is consistent: nothing walks from there. A call that finds no such pair on entry (sp or
 * bp outside the stack: a wrong g, a wrong layout, no cgo call) is not judged at all: its callbacks
 * are counted as callbacks, and as neither stale nor consistent.
 */
#ifndef STALEFRAME_PROBE_H
#define STALEFRAME_PROBE_H

#include "staleframe/callback_loop.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where the fields are in a runtime.g, in bytes from its start. It differs between Go releases. */
typedef struct staleframe_g_layout {
    size_t stack_lo;
    size_t stack_hi;
    size_t syscallsp;
    size_t syscallpc;
    size_t syscallbp;
} staleframe_g_layout;

/* What a callback left in the g. */
typedef struct staleframe_stale_record {
    uint64_t callback; /* its index */
    uintptr_t sp;
    uintptr_t pc;
    uintptr_t bp;
    uintptr_t lo; /* the stack after the callback: [lo, hi) */
    uintptr_t hi;
    intptr_t expected; /* the right bp - sp */
} staleframe_stale_record;

/*
 * Probes all further calls of staleframe_callback_loop in this loop, which are then to be made by
 * that one goroutine; 0 for g turns it off. g is the address of its runtime.g, which the runtime
 * neither moves nor frees; the layout is copied. Not while another thread makes a call in the loop.
 * Returns 0, or EINVAL when loop is NULL, layout is NULL, or a field is not aligned as a word is.
 */
STALEFRAME_EXPORT int staleframe_loop_probe(staleframe_loop *loop, uintptr_t g,
                                            const staleframe_g_layout *layout);

/*
 * How many callbacks left a stale pair, and how many a consistent one; 0 for NULL. The callbacks of
 * a call are added when it parks, or else when it returns.
 */
STALEFRAME_EXPORT uint64_t staleframe_loop_stale(const staleframe_loop *loop);
STALEFRAME_EXPORT uint64_t staleframe_loop_consistent(const staleframe_loop *loop);

/* The first stale record that was added. Returns 0, ENOENT when there is none, or EINVAL for NULL.
 */
STALEFRAME_EXPORT int staleframe_loop_first_stale(staleframe_loop *loop,
                                                  staleframe_stale_record *record);

#ifdef __cplusplus
}
#endif

#endif
