/*
 * ctraceback.h - what runtime.SetCgoTraceback is given. The arguments are as its Go doc has them.
 *
 * All but the symbolizer may be called in a signal handler: they allocate nothing and follow no
 * pointer that is not their own.
 */
#ifndef STALEFRAME_CTRACEBACK_H
#define STALEFRAME_CTRACEBACK_H

#include <stdint.h>

struct staleframe_traceback {
    uintptr_t context;        /* what the context function gave; 0 for the current stack */
    uintptr_t signal_context; /* a ucontext_t, or 0 */
    uintptr_t *pcs;           /* to be filled, with a 0 after the last if there is room */
    uintptr_t room;           /* of pcs, in words */
};

struct staleframe_context {
    uintptr_t context; /* 0: to be set; otherwise to be released */
};

struct staleframe_symbol {
    uintptr_t pc; /* 0: what is in data may be freed */
    const char *file;
    uintptr_t line;
    const char *function;
    uintptr_t entry;
    uintptr_t more; /* not 0: this pc has another symbol */
    uintptr_t data;
};

void staleframe_traceback(struct staleframe_traceback *);
void staleframe_traceback_context(struct staleframe_context *);
void staleframe_traceback_symbol(struct staleframe_symbol *);

#endif
