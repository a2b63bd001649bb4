#define _GNU_SOURCE
#include "check.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TEST_SECONDS_MAX = 20 };

static bool test_failed;
static bool any_failed;

static bool failure(const char *file, int line) {
    test_failed = true;
    printf("%s:%d: ", file, line);
    return false;
}

bool check_true(bool condition, const char *file, int line, const char *text) {
    if (!condition) {
        failure(file, line);
        printf("not so: %s\n", text);
    }
    return condition;
}

bool check_int(int64_t actual, int64_t expected, const char *file, int line, const char *text) {
    if (actual != expected) {
        failure(file, line);
        printf("%s is %" PRId64 ", expected %" PRId64 "\n", text, actual, expected);
    }
    return actual == expected;
}

bool check_string(const char *actual, const char *expected, const char *file, int line,
                  const char *text) {
    const bool same = strcmp(actual, expected) == 0;
    if (!same) {
        failure(file, line);
        printf("%s is \"%s\", expected \"%s\"\n", text, actual, expected);
    }
    return same;
}

void check_run(const char *name, void (*test)(void)) {
    test_failed = false;
    alarm(TEST_SECONDS_MAX);
    test();
    alarm(0);
    printf("%s %s\n", test_failed ? "FAIL" : "ok", name);
    fflush(stdout); /* a later test may kill the program */
    any_failed |= test_failed;
}

int check_status(void) { return any_failed ? 1 : 0; }
