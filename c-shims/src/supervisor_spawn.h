/* Starting the main process of a trial. */
#ifndef SUPERVISOR_SPAWN_H
#define SUPERVISOR_SPAWN_H

#include "supervisor_request.h"

#include <stdbool.h>
#include <sys/types.h>

struct spawned {
    pid_t pid;
    int out; /* read ends of the pipes, non-blocking; the caller closes them */
    int err;
};

/* To be called once, before anything is spawned. False with errno set on failure. */
bool spawn_init(void);

/* Starts the request's program. Returns 0, or the errno of what failed before there was a process.
 */
int spawn_start(const struct request *request, struct spawned *spawned);

/*
 * Once the process has been reaped: 0 if it ran its program, else the errno of the step that kept
 * it from doing so, such as ENOENT.
 */
int spawn_failure(void);

#endif
