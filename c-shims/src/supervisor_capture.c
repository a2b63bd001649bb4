#include "supervisor_capture.h"

#include <stdlib.h>
#include <string.h>

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

bool capture_reset(struct capture *capture, size_t head_limit, size_t tail_limit) {
    const size_t needed = head_limit + tail_limit;
    /* Empty also when this fails: what is left of another trial must not show. */
    *capture = (struct capture){.bytes = capture->bytes, .allocated = capture->allocated};
    if (needed > capture->allocated) {
        /* Not realloc: the old content is not wanted. */
        char *bytes = malloc(needed);
        if (bytes == NULL) {
            return false;
        }
        free(capture->bytes);
        capture->bytes = bytes;
        capture->allocated = needed;
    }
    capture->head_limit = head_limit;
    capture->tail_limit = tail_limit;
    return true;
}

static void append_to_tail(struct capture *capture, const char *bytes, size_t length) {
    const size_t limit = capture->tail_limit;
    if (length > limit) {
        bytes += length - limit;
        length = limit;
    }
    if (length == 0) {
        return;
    }
    char *ring = capture->bytes + capture->head_limit;
    const size_t before_wrap = smaller(length, limit - capture->tail_next);
    memcpy(ring + capture->tail_next, bytes, before_wrap);
    memcpy(ring, bytes + before_wrap, length - before_wrap);
    capture->tail_next = (capture->tail_next + length) % limit;
    capture->tail_used = smaller(limit, capture->tail_used + length);
}

void capture_append(struct capture *capture, const char *bytes, size_t length) {
    capture->total += length;
    const size_t to_head = smaller(length, capture->head_limit - capture->head_used);
    if (to_head > 0) {
        memcpy(capture->bytes + capture->head_used, bytes, to_head);
        capture->head_used += to_head;
    }
    append_to_tail(capture, bytes + to_head, length - to_head);
}

void capture_spans(const struct capture *capture, struct capture_span spans[3]) {
    memset(spans, 0, 3 * sizeof spans[0]);
    if (capture->head_used > 0) {
        spans[0] = (struct capture_span){capture->bytes, capture->head_used};
    }
    if (capture->tail_used == 0) {
        return;
    }
    /* A ring that is not full begins at 0; a full one begins where the next byte would go. */
    const char *ring = capture->bytes + capture->head_limit;
    const size_t oldest = capture->tail_used < capture->tail_limit ? 0 : capture->tail_next;
    spans[1] = (struct capture_span){ring + oldest, capture->tail_used - oldest};
    spans[2] = (struct capture_span){ring, oldest};
}

void capture_free(struct capture *capture) {
    free(capture->bytes);
    *capture = (struct capture){0};
}
