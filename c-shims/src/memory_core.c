/*
 * What a core file holds of a process. It is read rather than mapped: a file that somebody shortens
 * meanwhile would end us by SIGBUS.
 */
#define _GNU_SOURCE
#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct core_memory {
    staleframe_memory memory;
    int fd;
    size_t n;
    staleframe_segment segments[]; /* by address, none empty, none overlapping */
};

/* The segment that holds the address, or NULL. */
static const staleframe_segment *find_segment(const struct core_memory *core, uint64_t address) {
    size_t low = 0; /* all before it begin at the address or below */
    size_t high = core->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (core->segments[middle].address <= address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return NULL;
    }
    const staleframe_segment *segment = &core->segments[low - 1];
    return address - segment->address < segment->size ? segment : NULL;
}

static bool read_file(int fd, uint8_t *to, size_t size, uint64_t offset) {
    while (size > 0) {
        const ssize_t length = pread(fd, to, size, (off_t)offset);
        if (length < 0 && errno == EINTR) {
            continue;
        }
        if (length <= 0) {
            return false;
        }
        to += length;
        size -= (size_t)length;
        offset += (uint64_t)length;
    }
    return true;
}

/* A piece may reach over several segments that follow each other. */
static bool read_piece(const struct core_memory *core, const struct piece *piece) {
    uint64_t address = piece->address;
    uint8_t *to = piece->to;
    size_t left = piece->size;
    while (left > 0) {
        const staleframe_segment *segment = find_segment(core, address);
        if (segment == NULL) {
            return false;
        }
        const uint64_t before = address - segment->address;
        const uint64_t held = segment->size - before;
        const size_t part = held < left ? (size_t)held : left;
        if (!read_file(core->fd, to, part, segment->offset + before)) {
            return false;
        }
        address += part;
        to += part;
        left -= part;
    }
    return true;
}

static staleframe_error read_core(const staleframe_memory *memory, struct piece *pieces, size_t n) {
    for (size_t i = 0; i < n; i++) {
        pieces[i].ok = read_piece((const struct core_memory *)memory, &pieces[i]);
    }
    return STALEFRAME_OK;
}

static void close_core(staleframe_memory *memory) {
    struct core_memory *core = (struct core_memory *)memory;
    close(core->fd);
    free(core);
}

static int compare_addresses(const void *a, const void *b) {
    const uint64_t left = ((const staleframe_segment *)a)->address;
    const uint64_t right = ((const staleframe_segment *)b)->address;
    return (left > right) - (left < right);
}

/* Copies what is not empty, in order. False if the segments can't be those of one memory. */
static bool take_segments(struct core_memory *core, const staleframe_segment *segments, size_t n) {
    for (size_t i = 0; i < n; i++) {
        const staleframe_segment *segment = &segments[i];
        if (segment->size > UINT64_MAX - segment->address || segment->offset > INT64_MAX ||
            segment->size > INT64_MAX - segment->offset) {
            return false;
        }
        if (segment->size > 0) {
            core->segments[core->n++] = *segment;
        }
    }
    qsort(core->segments, core->n, sizeof *core->segments, compare_addresses);
    for (size_t i = 1; i < core->n; i++) {
        const staleframe_segment *before = &core->segments[i - 1];
        if (core->segments[i].address - before->address < before->size) {
            return false;
        }
    }
    return true;
}

/* Not blocking: opening a FIFO would wait for its writer. -1 with errno set. */
static int open_regular(const char *path) {
    const int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat status;
    if (fd >= 0 && (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    return fd;
}

int staleframe_memory_open_core(const char *path, const staleframe_segment *segments, size_t n,
                                staleframe_memory **memory) {
    if (n > (SIZE_MAX - sizeof(struct core_memory)) / sizeof *segments) {
        return STALEFRAME_OUT_OF_MEMORY;
    }
    struct core_memory *core = malloc(sizeof *core + n * sizeof *segments);
    if (core == NULL) {
        return STALEFRAME_OUT_OF_MEMORY;
    }
    core->memory = (staleframe_memory){.read = read_core, .close = close_core};
    core->n = 0;
    if (!take_segments(core, segments, n)) {
        free(core);
        errno = EINVAL;
        return STALEFRAME_INVALID;
    }
    core->fd = open_regular(path);
    if (core->fd < 0) {
        free(core);
        return STALEFRAME_CANNOT_OPEN;
    }
    *memory = &core->memory;
    return STALEFRAME_OK;
}
