/* What a trial's main process leaves behind: its descendants, whichever session they moved to. */
#ifndef SUPERVISOR_TREE_H
#define SUPERVISOR_TREE_H

#include "supervisor_signals.h"

/* How long the kernel may take to end what was killed, before that is reported as impossible. */
enum { TREE_KILL_BOUND_MS = 2000 };

/*
 * To be called once the main process has been reaped. Kills and reaps every process that descends
 * from the supervisor, and returns how many were alive at the call. What can't be killed in
 * TREE_KILL_BOUND_MS is named on stderr, and left; later calls meet it again.
 */
unsigned tree_sweep(struct signals *signals);

#endif
