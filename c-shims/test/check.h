/*
 * A test program is a main that RUNs functions and returns check_status(). A failed CHECK is
 * printed and the test goes on; a failed REQUIRE also leaves the function.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stdint.h>

#define CHECK(condition) check_true((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(actual, expected)                                                                \
    check_int((int64_t)(actual), (int64_t)(expected), __FILE__, __LINE__, #actual)
#define CHECK_STRING(actual, expected)                                                             \
    check_string((actual), (expected), __FILE__, __LINE__, #actual)
#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!CHECK(condition)) {                                                                   \
            return;                                                                                \
        }                                                                                          \
    } while (0)

#define RUN(test) check_run(#test, test)

bool check_true(bool condition, const char *file, int line, const char *text);
bool check_int(int64_t actual, int64_t expected, const char *file, int line, const char *text);
bool check_string(const char *actual, const char *expected, const char *file, int line,
                  const char *text);

/* Runs one test and prints "ok NAME" or "FAIL NAME". A test that hangs ends the program by SIGALRM.
 */
void check_run(const char *name, void (*test)(void));

/* The exit status for main. */
int check_status(void);

#endif
