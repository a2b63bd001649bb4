/*
 * staleframe-supervisor: runs trials for the harness, one at a time.
 *
 *   staleframe-supervisor [--core]
 *
 * It reads requests from stdin (supervisor_request.h) and writes a result for each to stdout, in
 * the same order (supervisor_result.h); messages go to stderr. Requests may be sent ahead; then
 * results may come together (supervisor_output.h). The harness starts one supervisor a core,
 * instead of starting trials itself, as this costs less a trial and leaves no process behind.
 *
 * A trial's process has a session of its own, stdin from /dev/null, a pipe each for stdout and
 * stderr, no other open files, default signal actions, an empty signal mask and just the
 * environment it was sent. It is killed if the supervisor dies, and before it when memory runs out.
 * No core is dumped (the soft limit is 0), unless with --core, which raises the soft limit to the
 * hard one.
 *
 * The end of stdin, or of stdout's reader, or SIGINT, SIGTERM or SIGHUP, ends the supervisor; a
 * running trial is killed with all its processes then, and queued requests are dropped, without a
 * result. Results of trials that had ended are still written, as far as the reader takes them
 * without being waited for.
 *
 * Exit status: 0 stdin ended while idle; 1 the supervisor's own failure; 2 bad usage or a malformed
 * request; 3 the harness went away during a trial, or before it had read a result; 128 + n stopped
 * by signal n.
 */
#define _GNU_SOURCE
#include "supervisor_spawn.h"
#include "supervisor_trial.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    STATUS_IDLE_END = 0,
    STATUS_FAILED = 1,
    STATUS_MALFORMED = 2,
    STATUS_HARNESS_GONE = 3,
    STATUS_SIGNAL_BASE = 128,
    STATUS_GO_ON = -1, /* not an exit status */
};

static int fail(const char *what) {
    fprintf(stderr, "staleframe-supervisor: %s: %s\n", what, strerror(errno));
    return STATUS_FAILED;
}

static int malformed(const char *problem) {
    fprintf(stderr, "staleframe-supervisor: malformed request: %s\n", problem);
    return STATUS_MALFORMED;
}

/*
 * Files the harness left open by accident. Trials must not see them, and a pipe among them, such as
 * another supervisor's stdin, would never end while we hold it.
 */
static void close_inherited_files(void) {
    DIR *directory = opendir("/proc/self/fd");
    if (directory == NULL) {
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(directory)) != NULL) {
        const int fd = atoi(entry->d_name);
        if (fd > STDERR_FILENO && fd != dirfd(directory)) {
            close(fd);
        }
    }
    closedir(directory);
}

static bool standard_files_are_open(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            return false;
        }
    }
    return true;
}

/* Set here once, for every trial to inherit. The hard limit stays, so a trial may still ask for
 * cores. */
static bool limit_cores(bool core) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_CORE, &limit) != 0) {
        return false;
    }
    limit.rlim_cur = core ? limit.rlim_max : 0;
    return setrlimit(RLIMIT_CORE, &limit) == 0;
}

static int open_supervisor(struct supervisor *supervisor, bool core) {
    if (!standard_files_are_open()) {
        /* Our own files would take their numbers, and a trial get them. */
        return fail("stdin, stdout and stderr must be open");
    }
    close_inherited_files();
    output_open(&supervisor->output, STDOUT_FILENO);
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) {
        return fail("cannot become a subreaper");
    }
    if (!limit_cores(core)) {
        return fail("cannot limit core dumps");
    }
    if (!signals_open(&supervisor->signals)) {
        return fail("cannot receive signals");
    }
    if (!spawn_init()) {
        return fail("cannot prepare to start processes");
    }
    if (!input_open(&supervisor->input, STDIN_FILENO)) {
        return fail("cannot allocate the input buffer");
    }
    return STATUS_GO_ON;
}

static void close_supervisor(struct supervisor *supervisor) {
    input_free(&supervisor->input);
    capture_free(&supervisor->out);
    capture_free(&supervisor->err);
}

/* Waits, idle, for more input or a signal. */
static int wait_for_input(struct supervisor *supervisor) {
    struct pollfd fds[] = {
        {.fd = supervisor->input.fd, .events = POLLIN},
        {.fd = supervisor->signals.fd, .events = POLLIN},
    };
    if (poll(fds, 2, -1) < 0) {
        return STATUS_GO_ON;
    }
    if (fds[1].revents != 0) {
        signals_drain(&supervisor->signals);
        return STATUS_GO_ON; /* serve looks for a stop */
    }
    switch (input_fill(&supervisor->input)) {
    case INPUT_OPEN:
        return STATUS_GO_ON;
    case INPUT_ENDED:
        return input_is_empty(&supervisor->input) ? STATUS_IDLE_END
                                                  : malformed("it ends too early");
    case INPUT_FAILED:
        break;
    }
    return fail("cannot read requests");
}

static int flush_results(struct supervisor *supervisor) {
    switch (output_flush(&supervisor->output, &supervisor->signals)) {
    case OUTPUT_OPEN:
        return STATUS_GO_ON;
    case OUTPUT_STOPPED:
        return STATUS_SIGNAL_BASE + supervisor->signals.stop;
    case OUTPUT_READER_GONE:
        return STATUS_HARNESS_GONE;
    case OUTPUT_FAILED:
        break;
    }
    errno = supervisor->output.error;
    return fail("cannot write results");
}

static int run_request(struct supervisor *supervisor, const struct request *request) {
    struct result result;
    switch (trial_run(supervisor, request, &result)) {
    case TRIAL_DONE:
        break;
    case TRIAL_STOPPED:
        return STATUS_SIGNAL_BASE + supervisor->signals.stop;
    case TRIAL_HARNESS_GONE:
        return STATUS_HARNESS_GONE;
    case TRIAL_FAILED:
        return STATUS_FAILED;
    }
    result_put(&supervisor->output, &supervisor->signals, &result, &supervisor->out,
               &supervisor->err);
    /* The harness has as much time to send more as the results took to come together. */
    return input_holds_more_than(&supervisor->input, supervisor->output.results)
               ? STATUS_GO_ON
               : flush_results(supervisor);
}

static int serve(struct supervisor *supervisor) {
    int status = STATUS_GO_ON;
    while (status == STATUS_GO_ON) {
        /* Also one that came while the last trial was being cleaned up. */
        if (supervisor->signals.stop != 0) {
            return STATUS_SIGNAL_BASE + supervisor->signals.stop;
        }
        struct request request;
        const char *problem;
        const enum request_state state = input_next(&supervisor->input, &request, &problem);
        if (state == REQUEST_COMPLETE) {
            status = run_request(supervisor, &request);
            continue;
        }
        status = flush_results(supervisor);
        if (status == STATUS_GO_ON) {
            status = state == REQUEST_INCOMPLETE ? wait_for_input(supervisor) : malformed(problem);
        }
    }
    return status;
}

int main(int argc, char **argv) {
    const bool core = argc == 2 && strcmp(argv[1], "--core") == 0;
    if (argc > 2 || (argc == 2 && !core)) {
        fputs("usage: staleframe-supervisor [--core]\n", stderr);
        return STATUS_MALFORMED;
    }
    /* Out of the terminal's foreground group: its Ctrl-C is for the harness, which then closes
     * stdin. Ending here by ourselves would look to the harness like a supervisor that failed. */
    (void)setpgid(0, 0);
    struct supervisor supervisor = {0};
    int status = open_supervisor(&supervisor, core);
    if (status == STATUS_GO_ON) {
        status = serve(&supervisor);
        output_write_last(&supervisor.output);
    }
    close_supervisor(&supervisor);
    return status;
}
