/*
 * steps.h - what a script does in C.
 *
 * Steps are a list that ends with SCRIPT_END. Lists are made before the script
 * begins and are only read from then on, by any number of threads. Everything
 * else is on the stack of the thread: a Go panic may unwind any of this without
 * a word.
 */
#ifndef STALEFRAME_SCRIPT_STEPS_H
#define STALEFRAME_SCRIPT_STEPS_H

#include <stdint.h>

#include <staleframe/callback_loop.h>

enum script_kind {
    SCRIPT_END,
    SCRIPT_CALLBACK,
    SCRIPT_PARK,
    SCRIPT_LOOP,
    SCRIPT_NOFP,
    SCRIPT_SCRIBBLE,
    SCRIPT_BIGFRAME,
    SCRIPT_ALTSTACK,
    SCRIPT_DESTRUCTOR,
};

struct script_step {
    enum script_kind kind;
    int number;                      /* SCRIPT_PARK: the most to wait, in milliseconds; SCRIPT_LOOP:
                                        how often; SCRIPT_SCRIBBLE: which value, from 1 */
    uintptr_t context;               /* SCRIPT_CALLBACK: passed to Go */
    const struct script_step *block; /* of those that have one */
};

/* How C gets to where it can't be linked to. */
struct script_ways {
    staleframe_callback direct;
    staleframe_callback scribbled; /* with something else in the frame-pointer register */
    /* staleframe_callback_loop, for callbacks that are probed */
    int (*loop)(staleframe_loop *, staleframe_callback, uintptr_t, uint64_t, int);
};

/* What the context of a scribbled callback is the address of; callin/frame_*.S
 * reads it. */
struct script_scribble {
    uintptr_t frame_pointer; /* what the register is to hold */
    uintptr_t context;       /* passed to Go */
};

/* What this C counts, and what it is told of the tracer. All are atomic. */
struct script_counts {
    uint64_t callbacks;    /* that returned */
    uint64_t parks;        /* that began */
    uint64_t traces_begun; /* counted before the tracer starts */
    uint64_t traces_ended; /* counted after it has stopped */
};

extern struct script_counts staleframe_script_counts;

/* Does the steps. Callbacks are probed in loop, if that is not NULL. */
void staleframe_script_run(const struct script_step *steps, const struct script_ways *ways,
                           staleframe_loop *loop);

/* The same, for Go to call by annotated names. */
void staleframe_script_run_noescape(const struct script_step *steps, const struct script_ways *ways,
                                    staleframe_loop *loop);
void staleframe_script_run_nocallback(const struct script_step *steps,
                                      const struct script_ways *ways, staleframe_loop *loop);

/* Does the steps on a new thread and waits for it to end. Returns 0 or an
 * errno. */
int staleframe_script_thread(const struct script_step *steps, const struct script_ways *ways);

/* What a thread of the above is called in /proc. */
#define STALEFRAME_SCRIPT_THREAD "script-thread"

#endif
