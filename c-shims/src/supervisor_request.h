/*
 * Requests: the bytes that have come on stdin, and the trials they ask for.
 *
 * A request is one header line
 *
 *   run <id> <timeout_ms> <grace_ms> <head_bytes> <tail_bytes> <argc> <envc> <payload_len>\n
 *
 * followed by payload_len bytes: NUL-terminated strings, namely the working directory, argc
 * arguments (the first is the program's path) and envc environment entries K=V. All numbers are
 * unsigned decimals with one space between them:
 *
 *   id           any 64-bit number; comes back with the result
 *   timeout_ms   1 .. 2147483647: wall time until SIGQUIT
 *   grace_ms     0 .. 2147483647: time from SIGQUIT to SIGKILL
 *   head_bytes   0 .. 67108864: how much of the beginning of each stream is kept
 *   tail_bytes   0 .. 67108864: how much of the end of what follows the head is kept
 *   argc         at least 1
 *   payload_len  at most 4194304
 *
 * The working directory and the program are absolute paths; an environment entry has a name before
 * its
 * '='. Anything else is malformed.
 */
#ifndef SUPERVISOR_REQUEST_H
#define SUPERVISOR_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct request {
    uint64_t id;
    int64_t timeout_ms;
    int64_t grace_ms;
    size_t head_bytes;
    size_t tail_bytes;
    /* The strings lie in the input's buffer: valid until input_consume or input_fill. */
    char *cwd;
    char **argv; /* ends in NULL, as does env */
    char **env;
    size_t size; /* bytes of input that the request takes up */
};

struct input {
    int fd;
    char *bytes;
    size_t start; /* unread input is bytes[start .. end) */
    size_t end;
    char **strings; /* argv and env of the request last parsed */
    size_t strings_allocated;
};

enum input_state { INPUT_OPEN, INPUT_ENDED, INPUT_FAILED };

enum request_state { REQUEST_COMPLETE, REQUEST_INCOMPLETE, REQUEST_MALFORMED };

bool input_open(struct input *input, int fd);

/*
 * True while there is room for more. At most about 4 MiB are held; the rest waits in the pipe,
 * where it holds the harness back. The end of the input is still noticed then, as poll reports it
 * unasked.
 */
bool input_has_room(const struct input *input);

bool input_is_empty(const struct input *input);

/* Reads once. To be called when poll says that fd is readable and there is room: it does not block
 * then. */
enum input_state input_fill(struct input *input);

/* Parses the next request without consuming it. When malformed, *problem says why. */
enum request_state input_next(struct input *input, struct request *request, const char **problem);

/* Whether more than so many requests wait in the buffer, whatever their payloads say. */
bool input_holds_more_than(const struct input *input, size_t requests);

void input_consume(struct input *input, const struct request *request);

void input_free(struct input *input);

#endif
