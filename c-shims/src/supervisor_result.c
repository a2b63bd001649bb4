#define _GNU_SOURCE
#include "supervisor_result.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/*
 * A blocking write would be deaf to signals, and setting O_NONBLOCK would set it for everyone who
 * shares the pipe. So no more is written than is sure to find room: an empty pipe takes its whole
 * size, and any that poll calls writable takes PIPE_BUF. Most results go out in one write, and the
 * harness wakes once.
 */
struct writer {
    int fd;
    struct signals *signals;
    enum write_state state;
    size_t used;
    char bytes[64 << 10]; /* what a pipe holds by default */
};

/* Waits until fd is writable; false when a stop signal came first. */
static bool wait_writable(struct writer *writer) {
    struct pollfd fds[] = {
        {.fd = writer->fd, .events = POLLOUT},
        {.fd = writer->signals->fd, .events = POLLIN},
    };
    while (writer->signals->stop == 0) {
        if (poll(fds, 2, -1) < 0) {
            continue;
        }
        if (fds[1].revents != 0) {
            signals_drain(writer->signals);
        } else if (fds[0].revents != 0) {
            return true; /* also when the reader is gone: write tells */
        }
    }
    writer->state = WRITE_STOPPED;
    return false;
}

/* How much a writable fd takes without blocking. */
static size_t sure_room(int fd) {
    int waiting;
    const int size = fcntl(fd, F_GETPIPE_SZ);
    const bool empty_pipe = size > 0 && ioctl(fd, FIONREAD, &waiting) == 0 && waiting == 0;
    return empty_pipe ? (size_t)size : PIPE_BUF;
}

static void flush(struct writer *writer) {
    size_t done = 0;
    while (writer->state == WRITE_DONE && done < writer->used && wait_writable(writer)) {
        const size_t left = writer->used - done;
        const size_t room = sure_room(writer->fd);
        const ssize_t written = write(writer->fd, writer->bytes + done, left < room ? left : room);
        if (written >= 0) {
            done += (size_t)written;
        } else if (errno == EPIPE) {
            writer->state = WRITE_READER_GONE;
        } else if (errno != EINTR && errno != EAGAIN) {
            writer->state = WRITE_FAILED;
        }
    }
    writer->used = 0;
}

static void put(struct writer *writer, const char *bytes, size_t length) {
    while (length > 0 && writer->state == WRITE_DONE) {
        const size_t room = sizeof writer->bytes - writer->used;
        const size_t piece = length < room ? length : room;
        memcpy(writer->bytes + writer->used, bytes, piece);
        writer->used += piece;
        bytes += piece;
        length -= piece;
        if (writer->used == sizeof writer->bytes) {
            flush(writer);
        }
    }
}

static void put_capture(struct writer *writer, const struct capture *capture) {
    struct capture_span spans[3];
    capture_spans(capture, spans);
    for (size_t i = 0; i < 3; i++) {
        put(writer, spans[i].bytes, spans[i].length);
    }
}

static void put_header(struct writer *writer, const struct result *result,
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
    put(writer, line, (size_t)length);
}

enum write_state result_write(int fd, struct signals *signals, const struct result *result,
                              const struct capture *out, const struct capture *err) {
    struct writer writer = {.fd = fd, .signals = signals, .state = WRITE_DONE};
    put_header(&writer, result, out, err);
    put_capture(&writer, out);
    put_capture(&writer, err);
    flush(&writer);
    return writer.state;
}
