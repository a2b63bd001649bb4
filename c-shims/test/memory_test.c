/*
 * usage: memory_test
 * Reading of processes and core files, whether the memory is there or not.
 */
#define _GNU_SOURCE
#include "check.h"
#include "staleframe/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096, FILE_BYTES = 1000 };

static char path[64];
static int file;

static bool open_file(void) {
    uint8_t bytes[FILE_BYTES];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)i;
    }
    file = memfd_create("core", MFD_CLOEXEC);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return write(file, bytes, sizeof bytes) == sizeof bytes;
}

static int open_core(const staleframe_segment *segments, size_t n, staleframe_memory **memory) {
    return staleframe_memory_open_core(path, segments, n, memory);
}

/* What reading gives: the first byte read, or minus the error. */
static int read_byte(const staleframe_memory *memory, uint64_t address, size_t size) {
    static uint8_t bytes[4 * PAGE];
    const int error = staleframe_memory_read(memory, address, bytes, size);
    return error == STALEFRAME_OK ? bytes[0] : -error;
}

static void a_core_file_is_read_by_its_segments(void) {
    const staleframe_segment segments[] = {
        {.address = 0x9000, .size = 100, .offset = 200},
        {.address = 0x5000, .size = 0, .offset = 0},
        {.address = 0x1000, .size = 16, .offset = 10},
        {.address = 0x1010, .size = 16, .offset = 100},
    };
    staleframe_memory *memory;
    REQUIRE(open_core(segments, 4, &memory) == STALEFRAME_OK);
    CHECK_INT(read_byte(memory, 0x1000, 16), 10);
    CHECK_INT(read_byte(memory, 0x9000, 100), 200);
    CHECK_INT(read_byte(memory, 0x9063, 1), (200 + 99) % 256);
    uint8_t across[4];
    CHECK_INT(staleframe_memory_read(memory, 0x100e, across, sizeof across), STALEFRAME_OK);
    CHECK(memcmp(across, (uint8_t[]){24, 25, 100, 101}, sizeof across) == 0);
    CHECK_INT(read_byte(memory, 0x5000, 1), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, 0xfff, 2), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, 0x1010, 17), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, 0, 1), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, UINT64_MAX, 1), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, UINT64_MAX - 3, 8), -STALEFRAME_UNREADABLE);
    CHECK_INT(staleframe_memory_read(memory, 0, NULL, 0), STALEFRAME_OK);
    staleframe_memory_close(memory);
}

static void a_truncated_file_is_read_as_far_as_it_goes(void) {
    const staleframe_segment segments[] = {
        {.address = 0x1000, .size = 0x1000, .offset = 0},
        {.address = 0x3000, .size = 0x1000, .offset = 0x1000},
        {.address = 0x5000, .size = 16, .offset = INT64_MAX - 16},
    };
    staleframe_memory *memory;
    REQUIRE(open_core(segments, 3, &memory) == STALEFRAME_OK);
    CHECK_INT(read_byte(memory, 0x1000, FILE_BYTES), 0);
    CHECK_INT(read_byte(memory, 0x1000, FILE_BYTES + 1), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, 0x3000, 1), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, 0x5000, 1), -STALEFRAME_UNREADABLE);
    staleframe_memory_close(memory);
}

static void segments_of_no_memory_are_refused(void) {
    static const staleframe_segment pairs[][2] = {
        {{0x1000, 0x100, 0}, {0x10ff, 0x100, 0}},       /* overlapping */
        {{0x1000, 0x100, 0}, {0x1000, 0x100, 0}},       /* twice */
        {{0x2000, 1, 0}, {0, UINT64_MAX, 0}},           /* one in another, larger than any file */
        {{0x2000, 1, 0}, {UINT64_MAX - 7, 9, 0}},       /* past the last address */
        {{0x2000, 1, 0}, {0x3000, 1, UINT64_MAX}},      /* no offset of a file */
        {{0x2000, 1, 0}, {0x3000, INT64_MAX, 1 << 20}}, /* past the last offset */
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        staleframe_memory *memory;
        CHECK_INT(open_core(pairs[i], 2, &memory), STALEFRAME_INVALID);
    }
}

static void more_segments_than_memory_are_refused(void) {
    const staleframe_segment segment = {.address = 0x1000, .size = 1};
    staleframe_memory *memory;
    CHECK_INT(open_core(&segment, SIZE_MAX / sizeof segment, &memory), STALEFRAME_OUT_OF_MEMORY);
}

static void a_core_without_segments_holds_nothing(void) {
    staleframe_memory *memory;
    REQUIRE(open_core(NULL, 0, &memory) == STALEFRAME_OK);
    CHECK_INT(read_byte(memory, 0x1000, 1), -STALEFRAME_UNREADABLE);
    staleframe_memory_close(memory);
}

static void only_regular_files_are_opened(void) {
    char folder[] = "/tmp/staleframe-memory-XXXXXX";
    REQUIRE(mkdtemp(folder) != NULL);
    char fifo[64];
    snprintf(fifo, sizeof fifo, "%s/fifo", folder);
    REQUIRE(mkfifo(fifo, 0600) == 0);
    staleframe_memory *memory;
    CHECK_INT(staleframe_memory_open_core(fifo, NULL, 0, &memory), STALEFRAME_CANNOT_OPEN);
    CHECK_INT(errno, EINVAL);
    CHECK_INT(staleframe_memory_open_core(folder, NULL, 0, &memory), STALEFRAME_CANNOT_OPEN);
    unlink(fifo);
    CHECK_INT(staleframe_memory_open_core(fifo, NULL, 0, &memory), STALEFRAME_CANNOT_OPEN);
    CHECK_INT(errno, ENOENT);
    rmdir(folder);
}

static void no_such_process(void) {
    static const int pids[] = {0, -1, INT32_MIN, INT32_MAX};
    for (size_t i = 0; i < sizeof pids / sizeof pids[0]; i++) {
        staleframe_memory *memory;
        CHECK_INT(staleframe_memory_open_process(pids[i], &memory), STALEFRAME_NO_SUCH_PROCESS);
    }
}

/* A child that waits, with what this process has in memory. */
static pid_t waiting_child(void) {
    const pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* if a failed test ends us first */
        for (;;) {
            pause();
        }
    }
    return pid;
}

static void end_child(pid_t pid) {
    kill(pid, SIGKILL);
    CHECK_INT(waitpid(pid, NULL, 0), pid);
}

static void a_process_is_read(void) {
    static uint8_t shared[16];
    memset(shared, 7, sizeof shared);
    const pid_t pid = waiting_child();
    memset(shared, 9, sizeof shared);
    staleframe_memory *memory;
    REQUIRE(staleframe_memory_open_process(pid, &memory) == STALEFRAME_OK);
    CHECK_INT(read_byte(memory, (uintptr_t)shared, sizeof shared), 7);
    end_child(pid);
    CHECK_INT(read_byte(memory, (uintptr_t)shared, sizeof shared), -STALEFRAME_GONE);
    staleframe_memory_close(memory);
}

static void a_zombie_has_no_memory(void) {
    const pid_t pid = fork();
    if (pid == 0) {
        _exit(0);
    }
    siginfo_t info;
    CHECK_INT(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
    staleframe_memory *memory;
    CHECK_INT(staleframe_memory_open_process(pid, &memory), STALEFRAME_NO_SUCH_PROCESS);
    CHECK_INT(waitpid(pid, NULL, 0), pid);
}

/* Four pages, the third of which can't be read. */
static void a_hole_in_a_process_is_no_end(void) {
    uint8_t *pages =
        mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(pages != MAP_FAILED);
    memset(pages, 5, 4 * PAGE);
    REQUIRE(mprotect(pages + 2 * PAGE, PAGE, PROT_NONE) == 0);
    const pid_t pid = waiting_child();
    staleframe_memory *memory;
    REQUIRE(staleframe_memory_open_process(pid, &memory) == STALEFRAME_OK);
    const uintptr_t address = (uintptr_t)pages;
    CHECK_INT(read_byte(memory, address, 2 * PAGE), 5);
    CHECK_INT(read_byte(memory, address, 2 * PAGE + 1), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, address + 3 * PAGE - 1, 2), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, address + 3 * PAGE, PAGE), 5);
    CHECK_INT(read_byte(memory, 0, 8), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, UINT64_MAX - 7, 8), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, UINT64_MAX - 3, 8), -STALEFRAME_UNREADABLE);
    CHECK_INT(read_byte(memory, UINT64_C(1) << 63, 8), -STALEFRAME_UNREADABLE);
    end_child(pid);
    staleframe_memory_close(memory);
    munmap(pages, 4 * PAGE);
}

/* Who is not root needs no more than another user's process; root gives itself up in a child. */
static int open_as_nobody(pid_t pid) {
    const pid_t child = fork();
    if (child == 0) {
        staleframe_memory *memory;
        const bool changed =
            setresgid(65534, 65534, 65534) == 0 && setresuid(65534, 65534, 65534) == 0;
        _exit(changed ? staleframe_memory_open_process(pid, &memory) : 99);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

static void anothers_process_is_not_permitted(void) {
    const pid_t pid = geteuid() == 0 ? waiting_child() : 1;
    staleframe_memory *memory;
    const int error =
        geteuid() == 0 ? open_as_nobody(pid) : staleframe_memory_open_process(pid, &memory);
    CHECK_INT(error, STALEFRAME_NOT_PERMITTED);
    if (pid != 1) {
        end_child(pid);
    }
}

static void every_error_has_its_own_message(void) {
    for (int i = 0; i <= STALEFRAME_INVALID + 1; i++) {
        for (int j = 0; j < i; j++) {
            CHECK(strcmp(staleframe_error_message(i), staleframe_error_message(j)) != 0);
        }
    }
    CHECK_STRING(staleframe_error_message(-1), "unknown error");
}

static void closing_nothing_does_nothing(void) { staleframe_memory_close(NULL); }

int main(void) {
    if (!open_file()) {
        return 2;
    }
    RUN(a_core_file_is_read_by_its_segments);
    RUN(a_truncated_file_is_read_as_far_as_it_goes);
    RUN(segments_of_no_memory_are_refused);
    RUN(more_segments_than_memory_are_refused);
    RUN(a_core_without_segments_holds_nothing);
    RUN(only_regular_files_are_opened);
    RUN(no_such_process);
    RUN(a_process_is_read);
    RUN(a_zombie_has_no_memory);
    RUN(a_hole_in_a_process_is_no_end);
    RUN(anothers_process_is_not_permitted);
    RUN(every_error_has_its_own_message);
    RUN(closing_nothing_does_nothing);
    return check_status();
}
