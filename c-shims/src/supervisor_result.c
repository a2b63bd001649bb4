#include "supervisor_result.h"

#include <inttypes.h>
#include <stdio.h>

static void put_capture(struct output *output, struct signals *signals,
                        const struct capture *capture) {
    struct capture_span spans[3];
    capture_spans(capture, spans);
    for (size_t i = 0; i < 3; i++) {
        output_put(output, signals, spans[i].bytes, spans[i].length);
    }
}

static void put_header(struct output *output, struct signals *signals, const struct result *result,
                       const struct capture *out, const struct capture *err) {
    static const char *const outcomes[] = {"exited", "signaled", "unstarted"};
    static const char *const ladders[] = {"none", "quit", "kill"};
    char line[512]; /* seventeen fields of at most 20 characters fit */
    const int length =
        snprintf(line, sizeof line,
                 "trial %" PRIu64 " %s %d %d %d %s %u %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64
                 " %" PRIu64 " %zu %zu %" PRIu64 " %zu %zu\n",
                 result->id, outcomes[result->outcome], result->code, (int)result->pid,
                 result->timed_out ? 1 : 0, ladders[result->ladder], result->stragglers,
                 result->wall_us, result->user_us, result->sys_us, result->maxrss_kb, out->total,
                 out->head_used, out->tail_used, err->total, err->head_used, err->tail_used);
    output_put(output, signals, line, (size_t)length);
}

void result_put(struct output *output, struct signals *signals, const struct result *result,
                const struct capture *out, const struct capture *err) {
    put_header(output, signals, result, out, err);
    put_capture(output, signals, out);
    put_capture(output, signals, err);
    output_end_result(output);
}
