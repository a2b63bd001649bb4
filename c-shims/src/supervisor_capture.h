/*
 * What is kept of one output stream: its first bytes (head) and its last ones (tail). Memory is
 * bounded by the two limits however much the process writes.
 */
#ifndef SUPERVISOR_CAPTURE_H
#define SUPERVISOR_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct capture {
    char *bytes; /* head_limit bytes of head, then the tail as a ring of tail_limit bytes */
    size_t allocated;
    size_t head_limit;
    size_t tail_limit;
    size_t head_used;
    size_t tail_used;
    size_t tail_next; /* where in the ring the next byte goes */
    uint64_t total;   /* every byte seen, kept or not */
};

/* A run of bytes inside a capture, valid until the capture changes. */
struct capture_span {
    const char *bytes;
    size_t length;
};

/* Empties the capture and sets its limits. Memory is reused from trial to trial. False: out of
 * memory. */
bool capture_reset(struct capture *capture, size_t head_limit, size_t tail_limit);

void capture_append(struct capture *capture, const char *bytes, size_t length);

/* The kept bytes in the order they were written: the head, then the tail in two spans. */
void capture_spans(const struct capture *capture, struct capture_span spans[3]);

void capture_free(struct capture *capture);

#endif
