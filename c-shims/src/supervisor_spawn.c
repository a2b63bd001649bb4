/*
 * vfork and not posix_spawn, because the child needs what posix_spawn can't give it (a parent-death
 * signal), and not fork, because that copies page tables. Between vfork and execve the child runs
 * in the supervisor's memory while the supervisor waits, so it only makes system calls and writes
 * to nothing but the shared failure.
 */
#define _GNU_SOURCE
#include "supervisor_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

/*
 * Where a child leaves its errno. Mapped as shared memory, because emulators and valgrind make a
 * fork of a vfork; for the same reason it is read when the child has ended and not when vfork
 * returns.
 */
static volatile int *child_errno;
static int null_fd;
static pid_t supervisor_pid;

static int oom_fd; /* our oom_score_adj, -1 where it can't be had */
static char own_oom[16];

static void open_oom(void) {
    oom_fd = open("/proc/self/oom_score_adj", O_RDWR | O_CLOEXEC);
    const ssize_t length = oom_fd < 0 ? 0 : read(oom_fd, own_oom, sizeof own_oom - 1);
    if (length <= 0) {
        oom_fd = -1;
    }
}

/* Where this fails, things are as without it. */
static void set_oom(const char *value) {
    if (oom_fd >= 0) {
        (void)!pwrite(oom_fd, value, strlen(value), 0);
    }
}

bool spawn_init(void) {
    supervisor_pid = getpid();
    open_oom();
    null_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null_fd < 0) {
        return false;
    }
    void *page =
        mmap(NULL, sizeof *child_errno, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    child_errno = page;
    return page != MAP_FAILED;
}

int spawn_failure(void) { return *child_errno; }

static bool set_up_child(const struct request *request, int out, int err) {
    /* If the supervisor died before the prctl, no signal will come: the parent is another one by
     * now. */
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) {
        return false;
    }
    if (getppid() != supervisor_pid) {
        _exit(127);
    }
    /* A session of its own: what the terminal sends is for the harness. */
    if (setsid() < 0 || chdir(request->cwd) != 0) {
        return false;
    }
    if (dup2(null_fd, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 ||
        dup2(err, STDERR_FILENO) < 0) {
        return false;
    }
    /* Last, as only blocked signals stand between the child and the supervisor's memory. */
    sigset_t none;
    sigemptyset(&none);
    return sigprocmask(SIG_SETMASK, &none, NULL) == 0;
}

/* Apart from its caller, so that nothing of the caller's lives in registers across vfork's two
 * returns. */
static __attribute__((noinline)) pid_t spawn_child(const struct request *request, int out,
                                                   int err) {
    const pid_t pid = vfork();
    if (pid == 0) {
        if (set_up_child(request, out, err)) {
            execve(request->argv[0], request->argv, request->env);
        }
        *child_errno = errno;
        _exit(127);
    }
    return pid;
}

static void close_pair(const int pair[2]) {
    close(pair[0]);
    close(pair[1]);
}

int spawn_start(const struct request *request, struct spawned *spawned) {
    int out[2];
    int err[2];
    if (pipe2(out, O_CLOEXEC) != 0) {
        return errno;
    }
    if (pipe2(err, O_CLOEXEC) != 0) {
        const int error = errno;
        close_pair(out);
        return error;
    }
    /* Only the read ends: a program may not expect its stdout to be non-blocking. */
    fcntl(out[0], F_SETFL, O_NONBLOCK);
    fcntl(err[0], F_SETFL, O_NONBLOCK);

    *child_errno = 0;
    /*
     * When memory runs out, in a container or on the machine, a trial is to end and never the
     * supervisor. The child inherits the value, as looking up its own /proc costs it a tenth of a
     * millisecond; back to what it was needs no privilege.
     */
    set_oom("1000");
    const pid_t pid = spawn_child(request, out[1], err[1]);
    const int error = errno;
    set_oom(own_oom);
    if (pid < 0) {
        close_pair(out);
        close_pair(err);
        return error;
    }
    close(out[1]);
    close(err[1]);
    *spawned = (struct spawned){.pid = pid, .out = out[0], .err = err[0]};
    return 0;
}
