/*
 * What goes to stdout. While more requests are queued than results wait here, results wait for
 * company: behind a container's pipe each write wakes four processes.
 */
#ifndef SUPERVISOR_OUTPUT_H
#define SUPERVISOR_OUTPUT_H

#include "supervisor_signals.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    OUTPUT_SIZE = 64 << 10, /* what a pipe holds by default */
    OUTPUT_WAIT_MS = 50,    /* how long a result may wait for company */
};

enum output_state { OUTPUT_OPEN, OUTPUT_STOPPED, OUTPUT_READER_GONE, OUTPUT_FAILED };

struct output {
    int fd;
    enum output_state state;
    int error;    /* of a failed write */
    size_t start; /* bytes[start .. end) are not written yet */
    size_t end;
    size_t results; /* how many have their end among these */
    int64_t due;    /* until when they may wait, on clock_now_us; INT64_MAX when there are none */
    char bytes[OUTPUT_SIZE];
};

void output_open(struct output *output, int fd);

/* Adds bytes of a result; writes when there are too many to hold, as output_flush does. */
void output_put(struct output *output, struct signals *signals, const char *bytes, size_t length);

/* Marks what was put last as the end of a result. */
void output_end_result(struct output *output);

/*
 * Writes everything. However slow the reader is, a stop signal ends the wait for it
 * (OUTPUT_STOPPED).
 */
enum output_state output_flush(struct output *output, struct signals *signals);

/* Writes some of it without waiting; to be called when poll says that fd is writable. */
void output_write_some(struct output *output);

/* The last attempt: writes what the reader takes without being waited for. */
void output_write_last(struct output *output);

#endif
