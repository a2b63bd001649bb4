/*
 * Signals of the supervisor, as data: all are blocked and read from a signalfd, so no handler ever
 * runs.
 */
#ifndef SUPERVISOR_SIGNALS_H
#define SUPERVISOR_SIGNALS_H

#include <stdbool.h>

struct signals {
    int fd;   /* readable when a signal waits */
    int stop; /* SIGINT, SIGTERM or SIGHUP once one has come, else 0 */
};

/*
 * Gives every ignored signal its default action back, which children inherit, and blocks those the
 * supervisor deals with. False with errno set on failure.
 */
bool signals_open(struct signals *signals);

/* Reads all waiting signals. True if SIGCHLD was among them. */
bool signals_drain(struct signals *signals);

#endif
