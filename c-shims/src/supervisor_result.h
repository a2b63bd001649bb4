/*
 * Results: what a trial did, written to stdout.
 *
 * A result is one header line
 *
 *   trial <id> <outcome> <code> <pid> <timed_out> <ladder> <stragglers> <wall_us> <user_us>
 * <sys_us> \ <maxrss_kb> <out_total> <out_head> <out_tail> <err_total> <err_head> <err_tail>\n
 *
 * (one line, broken here for width) followed by out_head + out_tail + err_head + err_tail bytes.
 * The fields are separated by one space; numbers are unsigned decimals:
 *
 *   id          the request's
 *   outcome     exited, signaled, or unstarted
 *   code        the exit status; the signal's number; the errno that kept the program from starting
 *   pid         of the main process
 *   timed_out   1 if SIGQUIT was sent because timeout_ms had passed, else 0
 *   ladder      none; quit: ended after SIGQUIT, within grace_ms; kill: it took SIGKILL
 *   stragglers  how many other processes of the trial were alive when the main process had ended
 * (they have been killed) wall_us     microseconds from before the process was started until it was
 * reaped user_us, sys_us, maxrss_kb   of the main process and the children it waited for, as wait4
 * reports them. maxrss_kb is never less than the supervisor's own peak: Linux carries it over exec
 *   *_total     how many bytes were read from the stream
 *   *_head      how many of its first bytes follow
 *   *_tail      how many of its last bytes follow, of those after the head; the stream is complete
 * when head + tail = total
 *
 * For unstarted all numbers but id and code are 0, and ladder is none.
 */
#ifndef SUPERVISOR_RESULT_H
#define SUPERVISOR_RESULT_H

#include "supervisor_capture.h"
#include "supervisor_output.h"
#include "supervisor_signals.h"

#include <sys/types.h>

enum outcome { OUTCOME_EXITED, OUTCOME_SIGNALED, OUTCOME_UNSTARTED };

enum ladder { LADDER_NONE, LADDER_QUIT, LADDER_KILL };

struct result {
    uint64_t id;
    enum outcome outcome;
    int code;
    pid_t pid;
    bool timed_out;
    enum ladder ladder;
    unsigned stragglers;
    int64_t wall_us;
    int64_t user_us;
    int64_t sys_us;
    int64_t maxrss_kb;
};

/* Puts the result among the output, whose state tells if that failed. */
void result_put(struct output *output, struct signals *signals, const struct result *result,
                const struct capture *out, const struct capture *err);

#endif
