#define _GNU_SOURCE
#include "supervisor_request.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    HEADER_MAX = 256, /* 'run', eight numbers of at most 20 digits, and a space before each fit */
    PAYLOAD_MAX = 4 << 20,
    CAPTURE_MAX = 64 << 20,
    READ_SIZE = 64 << 10,
    /* One request of any allowed size fits with room to spare, so waiting for its rest can't
       deadlock. */
    CAPACITY = HEADER_MAX + PAYLOAD_MAX + READ_SIZE,
};

bool input_open(struct input *input, int fd) {
    *input = (struct input){.fd = fd};
    input->bytes = malloc(CAPACITY); /* pages that are never touched cost nothing */
    return input->bytes != NULL;
}

bool input_has_room(const struct input *input) {
    return CAPACITY - (input->end - input->start) >= READ_SIZE;
}

bool input_is_empty(const struct input *input) { return input->start == input->end; }

enum input_state input_fill(struct input *input) {
    if (CAPACITY - input->end < READ_SIZE) {
        memmove(input->bytes, input->bytes + input->start, input->end - input->start);
        input->end -= input->start;
        input->start = 0;
    }
    const ssize_t length = read(input->fd, input->bytes + input->end, READ_SIZE);
    if (length > 0) {
        input->end += (size_t)length;
        return INPUT_OPEN;
    }
    if (length == 0) {
        return INPUT_ENDED;
    }
    return errno == EINTR || errno == EAGAIN ? INPUT_OPEN : INPUT_FAILED;
}

void input_consume(struct input *input, const struct request *request) {
    input->start += request->size;
    if (input->start == input->end) {
        input->start = 0;
        input->end = 0;
    }
}

void input_free(struct input *input) {
    free(input->bytes);
    free(input->strings);
    *input = (struct input){.fd = -1};
}

/* Reads " <digits>" at *at, and moves *at behind it. strtoull would take signs, spaces and
 * overflow. */
static bool parse_number(const char **at, uint64_t min, uint64_t max, uint64_t *number) {
    const char *c = *at;
    if (*c++ != ' ' || *c < '0' || *c > '9') {
        return false;
    }
    uint64_t value = 0;
    for (; *c >= '0' && *c <= '9'; c++) {
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(*c - '0'), &value)) {
            return false;
        }
    }
    *at = c;
    *number = value;
    return value >= min && value <= max;
}

struct header {
    uint64_t id, timeout_ms, grace_ms, head_bytes, tail_bytes, argc, envc, payload;
};

/* The line ends in '\n', which no step below reads past. */
static const char *parse_header(const char *line, struct header *header) {
    const char *at = line;
    if (strncmp(at, "run", 3) != 0) {
        return "a request begins with 'run'";
    }
    at += 3;
    if (!parse_number(&at, 0, UINT64_MAX, &header->id)) {
        return "bad id";
    }
    if (!parse_number(&at, 1, INT32_MAX, &header->timeout_ms)) {
        return "bad timeout_ms";
    }
    if (!parse_number(&at, 0, INT32_MAX, &header->grace_ms)) {
        return "bad grace_ms";
    }
    if (!parse_number(&at, 0, CAPTURE_MAX, &header->head_bytes)) {
        return "bad head_bytes";
    }
    if (!parse_number(&at, 0, CAPTURE_MAX, &header->tail_bytes)) {
        return "bad tail_bytes";
    }
    /* Every string takes a byte at least, which bounds how many there can be. */
    if (!parse_number(&at, 1, PAYLOAD_MAX, &header->argc)) {
        return "bad argc";
    }
    if (!parse_number(&at, 0, PAYLOAD_MAX, &header->envc)) {
        return "bad envc";
    }
    if (!parse_number(&at, 1, PAYLOAD_MAX, &header->payload)) {
        return "bad payload_len";
    }
    return *at == '\n' ? NULL : "more than nine fields in the header";
}

/* Room for count pointers, kept for later requests. */
static char **strings_for(struct input *input, size_t count) {
    if (count > input->strings_allocated) {
        char **strings = malloc(count * sizeof *strings);
        if (strings == NULL) {
            return NULL;
        }
        free(input->strings);
        input->strings = strings;
        input->strings_allocated = count;
    }
    return input->strings;
}

static char *next_string(char **at, const char *end) {
    char *string = *at;
    char *nul = memchr(string, '\0', (size_t)(end - string));
    if (nul == NULL) {
        return NULL;
    }
    *at = nul + 1;
    return string;
}

static bool next_strings(char **at, const char *end, uint64_t count, char **strings) {
    for (uint64_t i = 0; i < count; i++) {
        strings[i] = next_string(at, end);
        if (strings[i] == NULL) {
            return false;
        }
    }
    strings[count] = NULL;
    return true;
}

static const char *parse_payload(struct input *input, const struct header *header, char *payload,
                                 struct request *request) {
    char *const end = payload + header->payload;
    char **strings = strings_for(input, (size_t)(header->argc + header->envc + 2));
    if (strings == NULL) {
        return "out of memory";
    }
    request->argv = strings;
    request->env = strings + header->argc + 1;
    char *at = payload;
    request->cwd = next_string(&at, end);
    if (request->cwd == NULL || !next_strings(&at, end, header->argc, request->argv) ||
        !next_strings(&at, end, header->envc, request->env)) {
        return "fewer strings in the payload than the header says";
    }
    if (at != end) {
        return "more in the payload than the header says";
    }
    if (request->cwd[0] != '/') {
        return "the working directory is not an absolute path";
    }
    if (request->argv[0][0] != '/') {
        return "the program is not an absolute path";
    }
    for (char **entry = request->env; *entry != NULL; entry++) {
        if (strchr(*entry, '=') == NULL || **entry == '=') {
            return "an environment entry is not K=V";
        }
    }
    return NULL;
}

/* The header of the request that begins at line, where length bytes are; *size is the request's. */
static enum request_state next_header(const char *line, size_t length, struct header *header,
                                      size_t *size, const char **problem) {
    if (length == 0) {
        return REQUEST_INCOMPLETE;
    }
    const char *newline = memchr(line, '\n', length < HEADER_MAX ? length : HEADER_MAX);
    if (newline == NULL) {
        *problem = "the header line is too long";
        return length < HEADER_MAX ? REQUEST_INCOMPLETE : REQUEST_MALFORMED;
    }
    *problem = parse_header(line, header);
    if (*problem != NULL) {
        return REQUEST_MALFORMED;
    }
    *size = (size_t)(newline - line) + 1 + (size_t)header->payload;
    return length < *size ? REQUEST_INCOMPLETE : REQUEST_COMPLETE;
}

enum request_state input_next(struct input *input, struct request *request, const char **problem) {
    char *line = input->bytes + input->start;
    struct header header;
    size_t size;
    const enum request_state state =
        next_header(line, input->end - input->start, &header, &size, problem);
    if (state != REQUEST_COMPLETE) {
        return state;
    }
    *request = (struct request){
        .id = header.id,
        .timeout_ms = (int64_t)header.timeout_ms,
        .grace_ms = (int64_t)header.grace_ms,
        .head_bytes = (size_t)header.head_bytes,
        .tail_bytes = (size_t)header.tail_bytes,
        .size = size,
    };
    *problem = parse_payload(input, &header, line + size - header.payload, request);
    return *problem == NULL ? REQUEST_COMPLETE : REQUEST_MALFORMED;
}

bool input_holds_more_than(const struct input *input, size_t requests) {
    size_t at = input->start;
    for (size_t i = 0; i <= requests; i++) {
        struct header header;
        size_t size;
        const char *problem;
        if (next_header(input->bytes + at, input->end - at, &header, &size, &problem) !=
            REQUEST_COMPLETE) {
            return false;
        }
        at += size;
    }
    return true;
}
