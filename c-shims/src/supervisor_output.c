#define _GNU_SOURCE
#include "supervisor_output.h"
#include "supervisor_clock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void output_open(struct output *output, int fd) {
    output->fd = fd;
    output->state = OUTPUT_OPEN;
    output->start = 0;
    output->end = 0;
    output->results = 0;
    output->due = INT64_MAX;
}

/*
 * A blocking write would be deaf to signals, and setting O_NONBLOCK would set it for everyone who
 * shares the pipe. So no more is written than is sure to find room: an empty pipe takes its whole
 * size, and any that poll calls writable takes PIPE_BUF.
 */
static size_t sure_room(int fd) {
    int waiting;
    const int size = fcntl(fd, F_GETPIPE_SZ);
    const bool empty_pipe = size > 0 && ioctl(fd, FIONREAD, &waiting) == 0 && waiting == 0;
    return empty_pipe ? (size_t)size : PIPE_BUF;
}

void output_write_some(struct output *output) {
    const size_t left = output->end - output->start;
    const size_t room = sure_room(output->fd);
    const ssize_t written =
        write(output->fd, output->bytes + output->start, left < room ? left : room);
    if (written >= 0) {
        output->start += (size_t)written;
    } else if (errno == EPIPE) {
        output->state = OUTPUT_READER_GONE;
    } else if (errno != EINTR && errno != EAGAIN) {
        output->state = OUTPUT_FAILED;
        output->error = errno;
    }
    const bool of_no_use = output->state == OUTPUT_READER_GONE || output->state == OUTPUT_FAILED;
    if (output->start == output->end || of_no_use) {
        output->start = 0;
        output->end = 0;
        output->results = 0;
        output->due = INT64_MAX;
    }
}

/* Waits until fd is writable; false when a stop signal came first. */
static bool wait_writable(struct output *output, struct signals *signals) {
    struct pollfd fds[] = {
        {.fd = output->fd, .events = POLLOUT},
        {.fd = signals->fd, .events = POLLIN},
    };
    while (signals->stop == 0) {
        if (poll(fds, 2, -1) < 0) {
            continue;
        }
        if (fds[1].revents != 0) {
            signals_drain(signals);
        } else if (fds[0].revents != 0) {
            return true; /* also when the reader is gone: write tells */
        }
    }
    output->state = OUTPUT_STOPPED;
    return false;
}

enum output_state output_flush(struct output *output, struct signals *signals) {
    while (output->state == OUTPUT_OPEN && output->start < output->end &&
           wait_writable(output, signals)) {
        output_write_some(output);
    }
    return output->state;
}

void output_write_last(struct output *output) {
    struct pollfd writable = {.fd = output->fd, .events = POLLOUT};
    while (output->start < output->end && poll(&writable, 1, 0) > 0) {
        output_write_some(output);
    }
}

void output_put(struct output *output, struct signals *signals, const char *bytes, size_t length) {
    while (length > 0 && output->state == OUTPUT_OPEN) {
        const size_t room = sizeof output->bytes - output->end;
        const size_t piece = length < room ? length : room;
        memcpy(output->bytes + output->end, bytes, piece);
        output->end += piece;
        bytes += piece;
        length -= piece;
        if (output->end == sizeof output->bytes) {
            output_flush(output, signals);
        }
    }
}

void output_end_result(struct output *output) {
    if (output->start < output->end && output->results++ == 0) {
        output->due = clock_now_us() + OUTPUT_WAIT_MS * INT64_C(1000);
    }
}
