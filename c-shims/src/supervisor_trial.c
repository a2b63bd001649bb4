#define _GNU_SOURCE
#include "supervisor_trial.h"
#include "supervisor_clock.h"
#include "supervisor_spawn.h"
#include "supervisor_tree.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Go writes a crash log in more than a thousand pieces, and being woken for each is a good part of
 * what such a trial costs. So after a read the streams are left alone for a while, and what comes
 * meanwhile waits in the pipe. One that brings this much at once gets no rest: its pipe would fill.
 */
enum { STREAM_REST_US = 3000, STREAM_FAST_BYTES = 16 << 10 };

struct stream {
    int fd; /* -1 once closed; poll skips it then */
    struct capture *capture;
};

/* The main process while it runs. */
struct trial {
    struct supervisor *supervisor;
    pid_t pid;
    struct stream out;
    struct stream err;
    int64_t grace_us;
    int64_t deadline; /* when the next rung of the ladder is due, on clock_now_us */
    int64_t rest;     /* until when the streams are left alone */
    enum ladder ladder;
    bool reaped;
    int status;
    struct rusage usage;
};

static void close_stream(struct stream *stream) {
    if (stream->fd >= 0) {
        close(stream->fd);
        stream->fd = -1;
    }
}

/* Reads at most limit bytes, in one go. Returns how many, 0 when there are none now or no more. */
static size_t read_stream(struct stream *stream, size_t limit) {
    static char buffer[64 << 10]; /* what a pipe holds by default */
    const ssize_t length = read(stream->fd, buffer, limit < sizeof buffer ? limit : sizeof buffer);
    if (length > 0) {
        capture_append(stream->capture, buffer, (size_t)length);
        return (size_t)length;
    }
    if (length == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_stream(stream);
    }
    return 0;
}

static void read_streams(struct trial *trial, short out_events, short err_events, int64_t now) {
    const size_t out = out_events != 0 ? read_stream(&trial->out, SIZE_MAX) : 0;
    const size_t err = err_events != 0 ? read_stream(&trial->err, SIZE_MAX) : 0;
    if (out + err > 0 && out < STREAM_FAST_BYTES && err < STREAM_FAST_BYTES) {
        trial->rest = now + STREAM_REST_US;
    }
}

/* Reads what is in the pipe now, and no more: a straggler may be writing to it without an end. */
static void drain_stream(struct stream *stream) {
    int waiting = 0;
    if (stream->fd >= 0 && ioctl(stream->fd, FIONREAD, &waiting) == 0) {
        size_t left = waiting > 0 ? (size_t)waiting : 0;
        while (left > 0) {
            const size_t length = read_stream(stream, left);
            if (length == 0) {
                break;
            }
            left -= length;
        }
    }
    close_stream(stream);
}

/* Orphans that ended meanwhile are reaped in passing, or a trial that makes many would fill the
 * table. */
static void reap_main(struct trial *trial) {
    while (!trial->reaped) {
        int status;
        struct rusage usage;
        const pid_t pid = wait4(-1, &status, WNOHANG, &usage);
        if (pid <= 0) {
            return;
        }
        if (pid == trial->pid) {
            trial->reaped = true;
            trial->status = status;
            trial->usage = usage;
        }
    }
}

/* Takes the next rung of the ladder: SIGQUIT, SIGKILL, and then giving up. False on the last. */
static bool climb_ladder(struct trial *trial, int64_t now) {
    switch (trial->ladder) {
    case LADDER_NONE:
        /* The pid can't be another's: we have not reaped it. */
        kill(trial->pid, SIGQUIT);
        trial->ladder = LADDER_QUIT;
        trial->deadline = now + trial->grace_us;
        return true;
    case LADDER_QUIT:
        /* The rest of the tree follows when the main process has been reaped, see tree_sweep. */
        kill(trial->pid, SIGKILL);
        trial->ladder = LADDER_KILL;
        trial->deadline = now + TREE_KILL_BOUND_MS * INT64_C(1000);
        return true;
    case LADDER_KILL:
        break;
    }
    fprintf(stderr, "staleframe-supervisor: process %d could not be killed\n", (int)trial->pid);
    return false;
}

/* Milliseconds for poll, rounded up: rounding down would spin through the last one. */
static int poll_timeout(int64_t deadline, int64_t now) {
    const int64_t ms = (deadline - now + 999) / 1000;
    return ms < 0 ? 0 : ms > INT_MAX ? INT_MAX : (int)ms;
}

/*
 * The harness closes stdin, or dies, to end everything: what it sent before is of no use to it any
 * more, so queued requests do not count.
 */
static bool harness_is_gone(struct supervisor *supervisor, short input_events,
                            short output_events) {
    if ((output_events & (POLLERR | POLLHUP)) != 0) {
        return true;
    }
    if ((input_events & POLLIN) != 0 && input_has_room(&supervisor->input)) {
        return input_fill(&supervisor->input) != INPUT_OPEN;
    }
    return (input_events & (POLLHUP | POLLRDHUP | POLLERR)) != 0;
}

/* When the next thing is to be done unasked. */
static int64_t next_wake(const struct trial *trial, int64_t now) {
    int64_t wake = trial->deadline;
    if (now < trial->rest && trial->rest < wake) {
        wake = trial->rest;
    }
    /* Once results are due, poll wakes when there is room for them. */
    const int64_t due = trial->supervisor->output.due;
    return now < due && due < wake ? due : wake;
}

/* Waits for the next event and deals with all there are. TRIAL_DONE: go on, until the main is
 * reaped. */
static enum trial_end step(struct trial *trial) {
    struct supervisor *supervisor = trial->supervisor;
    const short input_events = input_has_room(&supervisor->input) ? POLLIN | POLLRDHUP : POLLRDHUP;
    const int64_t before = clock_now_us();
    const bool resting = before < trial->rest;
    const bool due = before >= supervisor->output.due;
    struct pollfd fds[] = {
        {.fd = supervisor->input.fd, .events = input_events},
        /* Errors are reported unasked. */
        {.fd = supervisor->output.fd, .events = due ? POLLOUT : 0},
        {.fd = supervisor->signals.fd, .events = POLLIN},
        {.fd = resting ? -1 : trial->out.fd, .events = POLLIN},
        {.fd = resting ? -1 : trial->err.fd, .events = POLLIN},
    };
    if (poll(fds, sizeof fds / sizeof fds[0], poll_timeout(next_wake(trial, before), before)) < 0) {
        return TRIAL_DONE;
    }
    if (fds[2].revents != 0 && signals_drain(&supervisor->signals)) {
        reap_main(trial);
    }
    if (supervisor->signals.stop != 0) {
        return TRIAL_STOPPED;
    }
    if (harness_is_gone(supervisor, fds[0].revents, fds[1].revents)) {
        return TRIAL_HARNESS_GONE;
    }
    if ((fds[1].revents & POLLOUT) != 0) {
        output_write_some(&supervisor->output);
    }
    const int64_t now = clock_now_us();
    read_streams(trial, fds[3].revents, fds[4].revents, now);
    if (!trial->reaped && now >= trial->deadline) {
        /* It may have ended in this very instant: then it did not time out. */
        reap_main(trial);
        if (!trial->reaped && !climb_ladder(trial, now)) {
            return TRIAL_FAILED;
        }
    }
    return TRIAL_DONE;
}

static void abort_trial(struct trial *trial) {
    if (!trial->reaped) {
        kill(trial->pid, SIGKILL);
    }
    close_stream(&trial->out);
    close_stream(&trial->err);
    /* The main process is one of our children like any other now. */
    tree_sweep(&trial->supervisor->signals);
}

static int64_t timeval_us(struct timeval time) {
    return (int64_t)time.tv_sec * 1000000 + time.tv_usec;
}

static void set_unstarted(struct result *result, int error) {
    *result = (struct result){.id = result->id, .outcome = OUTCOME_UNSTARTED, .code = error};
}

static void set_ended(struct result *result, const struct trial *trial) {
    const bool signaled = WIFSIGNALED(trial->status);
    result->outcome = signaled ? OUTCOME_SIGNALED : OUTCOME_EXITED;
    result->code = signaled ? WTERMSIG(trial->status) : WEXITSTATUS(trial->status);
    result->pid = trial->pid;
    result->timed_out = trial->ladder != LADDER_NONE;
    result->ladder = trial->ladder;
    result->user_us = timeval_us(trial->usage.ru_utime);
    result->sys_us = timeval_us(trial->usage.ru_stime);
    result->maxrss_kb = trial->usage.ru_maxrss;
}

enum trial_end trial_run(struct supervisor *supervisor, const struct request *request,
                         struct result *result) {
    const int64_t start = clock_now_us();
    *result = (struct result){.id = request->id};
    struct trial trial = {
        .supervisor = supervisor,
        .grace_us = request->grace_ms * 1000,
        .deadline = start + request->timeout_ms * 1000,
        .out.capture = &supervisor->out,
        .err.capture = &supervisor->err,
    };
    struct spawned spawned;
    const bool out_ready =
        capture_reset(&supervisor->out, request->head_bytes, request->tail_bytes);
    const bool err_ready =
        capture_reset(&supervisor->err, request->head_bytes, request->tail_bytes);
    const int error = out_ready && err_ready ? spawn_start(request, &spawned) : ENOMEM;
    input_consume(&supervisor->input, request);
    if (error != 0) {
        set_unstarted(result, error);
        return TRIAL_DONE;
    }
    trial.pid = spawned.pid;
    trial.out.fd = spawned.out;
    trial.err.fd = spawned.err;

    while (!trial.reaped) {
        const enum trial_end end = step(&trial);
        if (end != TRIAL_DONE) {
            abort_trial(&trial);
            return end;
        }
    }
    result->wall_us = clock_now_us() - start;
    drain_stream(&trial.out);
    drain_stream(&trial.err);
    result->stragglers = tree_sweep(&supervisor->signals);
    if (spawn_failure() != 0) {
        set_unstarted(result, spawn_failure());
    } else {
        set_ended(result, &trial);
    }
    return TRIAL_DONE;
}
