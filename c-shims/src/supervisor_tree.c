/*
 * The supervisor is a child subreaper: an orphan among its descendants becomes its own child, a
 * daemonised one too. So it is enough to kill children, over and over: what they leave behind are
 * children in the next round. Killing grandchildren directly would save rounds, but their pids may
 * be reaped and reused by the time of the kill; a child's pid can't be, as long as we do not reap
 * it.
 */
#define _GNU_SOURCE
#include "supervisor_tree.h"
#include "supervisor_clock.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Nothing is reaped while something is alive: under a limit of processes, each that were reaped
 * would make room for a new one of a trial that forks without an end. Where no such limit is near,
 * the dead must not fill the table either.
 */
enum { DEAD_MAX = 4096 };

struct process {
    pid_t pid;
    pid_t parent;
    bool alive;      /* not a zombie */
    bool descendant; /* of the supervisor */
};

struct processes {
    struct process *items;
    size_t count;
    size_t allocated;
};

/* Reads /proc/<pid>/stat: "pid (name) state ppid ...", where the name may hold anything, ')'
 * included. */
static bool read_process(int proc, const char *pid, struct process *process) {
    char path[32];
    if (snprintf(path, sizeof path, "%s/stat", pid) >= (int)sizeof path) {
        return false;
    }
    const int fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false; /* ended since the directory was read */
    }
    char stat[256]; /* the name has 64 bytes at most */
    const ssize_t length = read(fd, stat, sizeof stat - 1);
    close(fd);
    if (length <= 0) {
        return false;
    }
    stat[length] = '\0';
    const char *after_name = strrchr(stat, ')');
    char state;
    int parent;
    if (after_name == NULL || sscanf(after_name + 1, " %c %d", &state, &parent) != 2) {
        return false;
    }
    *process = (struct process){
        .pid = (pid_t)atoi(pid),
        .parent = parent,
        .alive = state != 'Z' && state != 'X',
    };
    return true;
}

static bool add_process(struct processes *processes, const struct process *process) {
    if (processes->count == processes->allocated) {
        const size_t allocated = processes->allocated == 0 ? 256 : 2 * processes->allocated;
        struct process *items = realloc(processes->items, allocated * sizeof *items);
        if (items == NULL) {
            return false;
        }
        processes->items = items;
        processes->allocated = allocated;
    }
    processes->items[processes->count++] = *process;
    return true;
}

static int compare_pids(const void *a, const void *b) {
    const pid_t left = ((const struct process *)a)->pid;
    const pid_t right = ((const struct process *)b)->pid;
    return (left > right) - (left < right);
}

/* Pids wrap around, so a child may come before its parent: passes are made until one changes
 * nothing. */
static void mark_descendants(struct processes *processes) {
    qsort(processes->items, processes->count, sizeof *processes->items, compare_pids);
    const pid_t self = getpid();
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < processes->count; i++) {
            struct process *process = &processes->items[i];
            if (process->descendant) {
                continue;
            }
            const struct process key = {.pid = process->parent};
            const struct process *parent =
                bsearch(&key, processes->items, processes->count, sizeof key, compare_pids);
            if (process->parent == self || (parent != NULL && parent->descendant)) {
                process->descendant = true;
                changed = true;
            }
        }
    }
}

/* All processes there are. False, with a message, when they can't be listed. */
static bool list_processes(struct processes *processes) {
    DIR *directory = opendir("/proc");
    if (directory == NULL) {
        fprintf(stderr, "staleframe-supervisor: cannot read /proc: %s\n", strerror(errno));
        return false;
    }
    bool complete = true;
    struct dirent *entry;
    while (complete && (entry = readdir(directory)) != NULL) {
        struct process process;
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' &&
            read_process(dirfd(directory), entry->d_name, &process)) {
            complete = add_process(processes, &process);
        }
    }
    closedir(directory);
    mark_descendants(processes);
    return complete;
}

struct census {
    unsigned alive; /* descendants */
    unsigned dead;  /* descendants that nobody has reaped */
};

/* Kills the supervisor's children, and counts what there was. */
static struct census kill_children(void) {
    struct processes processes = {0};
    struct census census = {0};
    list_processes(&processes);
    for (size_t i = 0; i < processes.count; i++) {
        const struct process *process = &processes.items[i];
        if (process->parent == getpid()) {
            kill(process->pid, SIGKILL);
        }
        census.alive += process->descendant && process->alive;
        census.dead += process->descendant && !process->alive;
    }
    free(processes.items);
    return census;
}

static void report_unkilled(void) {
    struct processes processes = {0};
    list_processes(&processes);
    for (size_t i = 0; i < processes.count; i++) {
        if (processes.items[i].descendant) {
            fprintf(stderr, "staleframe-supervisor: process %d of the trial could not be killed\n",
                    (int)processes.items[i].pid);
        }
    }
    free(processes.items);
}

/* Reaps what has ended. True when there are no children left, and so no descendants. */
static bool reap_children(void) {
    pid_t pid;
    do {
        pid = waitpid(-1, NULL, WNOHANG);
    } while (pid > 0);
    return pid < 0 && errno == ECHILD;
}

unsigned tree_sweep(struct signals *signals) {
    if (reap_children()) {
        return 0; /* nearly always: nothing of /proc is read */
    }
    struct census census = kill_children();
    const unsigned stragglers = census.alive;
    const int64_t give_up = clock_now_us() + TREE_KILL_BOUND_MS * INT64_C(1000);
    while (census.alive > 0 || !reap_children()) {
        if (clock_now_us() > give_up) {
            report_unkilled();
            reap_children();
            break;
        }
        if (census.dead > DEAD_MAX) {
            reap_children();
        }
        /* A child's end interrupts the wait; its length matters only when a process forks all the
         * time. */
        struct pollfd ended = {.fd = signals->fd, .events = POLLIN};
        poll(&ended, 1, 20);
        signals_drain(signals);
        census = kill_children();
    }
    return stragglers;
}
