/* Drives the real supervisor over its pipes, as the harness does. */
#ifndef SUPERVISOR_CLIENT_H
#define SUPERVISOR_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

/* Set by client_init from the test program's arguments. */
extern const char *supervisor_path;
extern const char *helper_path;

/* Everything but argv has a default when zero: see client_send. */
struct spec {
    uint64_t id;
    long timeout_ms; /* 10000 */
    long grace_ms;   /* 2000 */
    size_t head;
    size_t tail;
    bool keep_nothing; /* takes head and tail as they are; else both zero mean 64 KiB of head */
    const char *cwd;   /* "/" */
    const char *const *argv;
    const char *const *env; /* none */
};

struct answer {
    uint64_t id;
    char outcome[16];
    int code;
    int pid;
    int timed_out;
    char ladder[8];
    unsigned stragglers;
    long long wall_us, user_us, sys_us, maxrss_kb;
    unsigned long long out_total, err_total;
    size_t out_head, out_tail, err_head, err_tail;
    char *out; /* head and tail, and a NUL behind */
    char *err;
};

struct client {
    pid_t pid;
    int in; /* the supervisor's stdin; -1 once closed */
    FILE *out;
    FILE *err;
};

/* Reads "PROGRAM SUPERVISOR HELPER", and makes the program a subreaper, so that no process hides
 * from it. */
bool client_init(int argc, char **argv);

/* option is NULL or an argument of the supervisor. */
bool client_start(struct client *client, const char *option);

bool client_write(struct client *client, const void *bytes, size_t length);
bool client_send(struct client *client, const struct spec *spec);

/* Reads the next result. False when there is none, or it is not as documented. */
bool client_receive(struct client *client, struct answer *answer);
void answer_free(struct answer *answer);

/* Closes stdin and waits. The supervisor's exit status, or minus the signal that ended it. */
int client_finish(struct client *client);

/* Waits for the supervisor's end, reading stderr into message; the status is as client_finish's. */
int client_wait(struct client *client, char *message, size_t size);

/* A supervisor for one trial. False, after failed checks, when it didn't answer or did not end
 * well. */
bool client_run(const struct spec *spec, struct answer *answer);

/* True when this program has no descendants, the dead included. */
bool no_processes_left(void);

#endif
