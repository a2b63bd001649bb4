/*
 * The memory of a process that goes on running.
 */
#define _GNU_SOURCE
#include "memory.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    IOVECS_MAX = 1024, /* what Linux takes (UIO_MAXIOV) */
    /* Looking up a page costs more than copying this much: what lies between two pieces is read
     * too. Less than a page, so that it is all on the pages of its two neighbours: what can't be
     * read of it is either's fault. */
    GAP_MAX = 1024,
};

struct process_memory {
    staleframe_memory memory;
    int pid;
    int pidfd; /* tells that the process has ended, even if another has its id by now; -1: can't */
};

static bool has_ended(const struct process_memory *process) {
    struct pollfd ended = {.fd = process->pidfd, .events = POLLIN};
    return poll(&ended, 1, 0) > 0;
}

/* What the last system call failed with, if it is the end of all reading. */
static staleframe_error fatal_error(void) {
    switch (errno) {
    case ESRCH:
        return STALEFRAME_GONE;
    case EPERM:
        return STALEFRAME_NOT_PERMITTED;
    case ENOMEM:
        return STALEFRAME_OUT_OF_MEMORY;
    case ENOSYS:
        return STALEFRAME_NOT_PERMITTED; /* so do seccomp filters of containers forbid it */
    default:
        return STALEFRAME_OK; /* EFAULT: the first address is bad, the others may be good */
    }
}

struct batch {
    struct iovec local[IOVECS_MAX];
    struct iovec remote[IOVECS_MAX];
    size_t locals;
    size_t remotes;
    uint8_t gap[GAP_MAX]; /* takes what nobody asked for */
};

/* Bytes between the piece and the one before it; GAP_MAX if the two can't be read in one go. */
static size_t gap_before(const struct piece *pieces, size_t i) {
    if (i == 0) {
        return GAP_MAX;
    }
    const uint64_t gap = pieces[i].address - (pieces[i - 1].address + pieces[i - 1].size);
    return gap < GAP_MAX ? (size_t)gap : GAP_MAX;
}

/* Takes as many pieces as there is room for. Returns how many. */
static size_t fill(struct batch *batch, const struct piece *pieces, size_t n) {
    batch->locals = 0;
    batch->remotes = 0;
    size_t i = 0;
    for (; i < n && batch->locals + 2 <= IOVECS_MAX; i++) {
        const size_t gap = gap_before(pieces, i);
        if (gap == GAP_MAX) {
            batch->remote[batch->remotes++] = (struct iovec){
                .iov_base = (void *)(uintptr_t)pieces[i].address, .iov_len = pieces[i].size};
        } else {
            batch->local[batch->locals++] = (struct iovec){.iov_base = batch->gap, .iov_len = gap};
            batch->remote[batch->remotes - 1].iov_len += gap + pieces[i].size;
        }
        batch->local[batch->locals++] =
            (struct iovec){.iov_base = pieces[i].to, .iov_len = pieces[i].size};
    }
    return i;
}

/* Reads pieces until the first that can't be read. done is how many come before it, tried how many
 * there were to be. */
static staleframe_error read_some(int pid, const struct piece *pieces, size_t n, size_t *done,
                                  size_t *tried) {
    struct batch batch;
    *tried = fill(&batch, pieces, n);
    *done = 0;
    const ssize_t length =
        process_vm_readv(pid, batch.local, batch.locals, batch.remote, batch.remotes, 0);
    if (length < 0) {
        return fatal_error();
    }
    size_t left = (size_t)length;
    while (*done < *tried) {
        const size_t gap = gap_before(pieces, *done);
        const size_t needed = pieces[*done].size + (gap == GAP_MAX ? 0 : gap);
        if (left < needed) {
            break;
        }
        left -= needed;
        ++*done;
    }
    return STALEFRAME_OK;
}

static staleframe_error read_process(const staleframe_memory *memory, struct piece *pieces,
                                     size_t n) {
    const struct process_memory *process = (const struct process_memory *)memory;
    size_t next = 0;
    while (next < n) {
        size_t done;
        size_t tried;
        const staleframe_error error =
            read_some(process->pid, pieces + next, n - next, &done, &tried);
        if (error != STALEFRAME_OK) {
            return error;
        }
        for (size_t i = 0; i < done; i++) {
            pieces[next++].ok = true;
        }
        if (done < tried) {
            pieces[next++].ok = false;
        }
    }
    /* Asked afterwards: as long as it had not ended, nobody else could have its id. */
    return has_ended(process) ? STALEFRAME_GONE : STALEFRAME_OK;
}

static void close_process(staleframe_memory *memory) {
    struct process_memory *process = (struct process_memory *)memory;
    if (process->pidfd >= 0) {
        close(process->pidfd);
    }
    free(process);
}

int staleframe_memory_open_process(int pid, staleframe_memory **memory) {
    if (pid <= 0) {
        errno = ESRCH;
        return STALEFRAME_NO_SUCH_PROCESS;
    }
    struct process_memory *process = malloc(sizeof *process);
    if (process == NULL) {
        return STALEFRAME_OUT_OF_MEMORY;
    }
    *process = (struct process_memory){
        .memory = {.read = read_process, .close = close_process, .live = true},
        .pid = pid,
        .pidfd = (int)syscall(SYS_pidfd_open, pid, 0),
    };
    /* Any address will do: whether this process may read comes before whether there is one. */
    uint8_t byte;
    struct piece piece = {.to = &byte, .size = sizeof byte};
    const staleframe_error error = read_process(&process->memory, &piece, 1);
    if (error != STALEFRAME_OK) {
        const int reason = errno;
        close_process(&process->memory);
        errno = reason;
        return error == STALEFRAME_GONE ? STALEFRAME_NO_SUCH_PROCESS : error;
    }
    *memory = &process->memory;
    return STALEFRAME_OK;
}
