/*
 * memory.h - the memory of another process, or what a core file holds of one.
 *
 * A process is read with process_vm_readv: it is neither stopped nor told. What is read is hostile:
 * any address may be asked for, and one that can't be read is an answer, not a fault.
 *
 * Ownership: a memory belongs to whoever opened it; close it once. Threads: one memory may be used
 * by several at the same time, but for the closing. Errors: returned as staleframe_error; those
 * that come from the system leave its reason in errno.
 */
#ifndef STALEFRAME_MEMORY_H
#define STALEFRAME_MEMORY_H

#include "staleframe/callback_loop.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The numbers are known to callers in other languages: add at the end. */
typedef enum staleframe_error {
    STALEFRAME_OK = 0,
    STALEFRAME_NO_SUCH_PROCESS, /* nor has a kernel thread or a zombie any memory to read */
    STALEFRAME_NOT_PERMITTED,   /* by the rules of ptrace(2), "ptrace access mode checking" */
    STALEFRAME_GONE,            /* it ended after it was opened */
    STALEFRAME_CANNOT_OPEN,     /* the core file; or it is not a regular file */
    STALEFRAME_UNREADABLE,      /* no such memory; or a core file does not hold it */
    STALEFRAME_NOT_FOUND,       /* nothing there looks like what was looked for */
    STALEFRAME_TOO_LARGE,       /* more than the limit that the caller set */
    STALEFRAME_OUT_OF_MEMORY,
    STALEFRAME_INVALID, /* an argument contradicts itself: overlapping segments, for one */
} staleframe_error;

/* What an error means, without its errno: static text, never freed. */
STALEFRAME_EXPORT const char *staleframe_error_message(int error);

typedef struct staleframe_memory staleframe_memory;

/* Addresses [address, address + size) of the other process. */
typedef struct staleframe_range {
    uint64_t address;
    uint64_t size;
} staleframe_range;

/* A range and where in a core file its bytes are: size of them, from offset on. */
typedef struct staleframe_segment {
    uint64_t address;
    uint64_t size;
    uint64_t offset;
} staleframe_segment;

/*
 * Opens the memory of the process with this id, and finds out whether it may be read. The memory
 * stays that process's: when it has ended and its id is another's, reading gives STALEFRAME_GONE
 * (from Linux 5.3 on; before, ids can be mistaken).
 * Returns STALEFRAME_NO_SUCH_PROCESS, _NOT_PERMITTED, _OUT_OF_MEMORY.
 */
STALEFRAME_EXPORT int staleframe_memory_open_process(int pid, staleframe_memory **memory);

/*
 * Opens a core file. The segments may come in any order and are copied; none may overlap another or
 * reach past the last address, while what they have past the end of the file can't be read.
 * Returns STALEFRAME_CANNOT_OPEN, _INVALID, _OUT_OF_MEMORY.
 */
STALEFRAME_EXPORT int staleframe_memory_open_core(const char *path,
                                                  const staleframe_segment *segments, size_t n,
                                                  staleframe_memory **memory);

/* Closes; NULL is allowed. */
STALEFRAME_EXPORT void staleframe_memory_close(staleframe_memory *memory);

/*
 * Reads all size bytes from address on into to, or fails; to is then undefined.
 * Returns STALEFRAME_UNREADABLE, _GONE, _NOT_PERMITTED, _OUT_OF_MEMORY.
 */
STALEFRAME_EXPORT int staleframe_memory_read(const staleframe_memory *memory, uint64_t address,
                                             void *to, size_t size);

#ifdef __cplusplus
}
#endif

#endif
