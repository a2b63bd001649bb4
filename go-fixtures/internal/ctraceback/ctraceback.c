#include "ctraceback.h"

#include <stddef.h>

/* The frames that each stack of C is said to have: where they are matters to no fault. */
static void outer(void) {}

static void inner(void) {}

void staleframe_traceback(struct staleframe_traceback *traceback) {
    const uintptr_t frames[] = {(uintptr_t)inner + 1, (uintptr_t)outer + 1, 0};
    for (size_t i = 0; i < traceback->room && i < sizeof frames / sizeof *frames; i++) {
        traceback->pcs[i] = frames[i];
    }
}

/* Released contexts need nothing done. */
void staleframe_traceback_context(struct staleframe_context *context) {
    if (context->context == 0) {
        context->context = 1;
    }
}

void staleframe_traceback_symbol(struct staleframe_symbol *symbol) {
    symbol->file = "ctraceback.c";
    symbol->line = 1;
    symbol->function = symbol->pc == (uintptr_t)inner + 1 ? "inner" : "outer";
    symbol->entry = symbol->pc == 0 ? 0 : symbol->pc - 1;
    symbol->more = 0;
    symbol->data = 0;
}
