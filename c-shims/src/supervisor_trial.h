/* One trial: from a request to its result. */
#ifndef SUPERVISOR_TRIAL_H
#define SUPERVISOR_TRIAL_H

#include "supervisor_capture.h"
#include "supervisor_output.h"
#include "supervisor_request.h"
#include "supervisor_result.h"
#include "supervisor_signals.h"

/* What outlives a trial. */
struct supervisor {
    struct output output; /* watched during a trial, since its reader's end ends the trial */
    struct input input;
    struct signals signals;
    struct capture out;
    struct capture err;
};

enum trial_end {
    TRIAL_DONE,         /* there is a result */
    TRIAL_STOPPED,      /* a stop signal came: signals.stop */
    TRIAL_HARNESS_GONE, /* stdin ended, or nobody reads stdout any more */
    TRIAL_FAILED,       /* the supervisor can't go on; a message is on stderr */
};

/*
 * Consumes the request and runs it. Whatever the end, no process of the trial is left when this
 * returns, short of those that can't be killed.
 */
enum trial_end trial_run(struct supervisor *supervisor, const struct request *request,
                         struct result *result);

#endif
