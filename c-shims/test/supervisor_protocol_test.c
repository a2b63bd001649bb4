/* Requests: sent ahead, in pieces, too early an end, and malformed. */
#define _GNU_SOURCE
#include "check.h"
#include "supervisor_client.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ARGV(...) ((const char *const[]){__VA_ARGS__, NULL})

static void nothing_to_do(void) {
    struct client client;
    REQUIRE(client_start(&client, NULL));
    CHECK_INT(client_finish(&client), 0);
}

static void pipelined_requests_are_answered_in_order(void) {
    enum { REQUESTS = 200 };
    struct client client;
    REQUIRE(client_start(&client, NULL));
    for (uint64_t i = 0; i < REQUESTS; i++) {
        char status[8];
        snprintf(status, sizeof status, "%d", (int)i);
        REQUIRE(client_send(&client,
                            &(struct spec){.id = i, .argv = ARGV(helper_path, "exit", status)}));
    }
    for (uint64_t i = 0; i < REQUESTS; i++) {
        struct answer answer;
        REQUIRE(client_receive(&client, &answer));
        CHECK_INT(answer.id, i);
        CHECK_INT(answer.code, i);
        answer_free(&answer);
    }
    CHECK_INT(client_finish(&client), 0);
}

static void largest_id_comes_back(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.id = UINT64_MAX, .argv = ARGV(helper_path, "exit", "0")},
                       &answer));
    CHECK(answer.id == UINT64_MAX);
    answer_free(&answer);
}

static void request_in_single_bytes(void) {
    static const char request[] = "run 5 1000 0 10 0 3 1 41\n"
                                  "/\0/bin/sh\0-c\0echo $K; exit 4\0K=abcdefghi";
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, NULL));
    for (size_t i = 0; i < sizeof request; i++) {
        REQUIRE(client_write(&client, request + i, 1));
        usleep(1000);
    }
    REQUIRE(client_receive(&client, &answer));
    CHECK_INT(answer.code, 4);
    CHECK_STRING(answer.out, "abcdefghi\n");
    answer_free(&answer);
    CHECK_INT(client_finish(&client), 0);
}

/* Larger than a pipe, larger than Linux lets a program have, and the largest allowed. */
static void large_requests(void) {
    char *argument = malloc((4 << 20) + 1);
    REQUIRE(argument != NULL);
    memset(argument, 'x', (4 << 20) + 1);
    struct answer answer;

    argument[100000] = '\0';
    if (client_run(&(struct spec){.argv = ARGV(helper_path, "echo", argument), .head = 1 << 20},
                   &answer)) {
        CHECK_INT(answer.out_total, sizeof "/\0echo" + 100001);
        answer_free(&answer);
    }
    argument[100000] = 'x';
    argument[(4 << 20) - sizeof "/\0/bin/true"] = '\0';
    argument[(4 << 20) - sizeof "/\0/bin/true" - 1] = '\0';
    if (client_run(&(struct spec){.argv = ARGV("/bin/true", argument)}, &answer)) {
        CHECK_STRING(answer.outcome, "unstarted");
        CHECK_INT(answer.code, E2BIG);
        answer_free(&answer);
    }
    free(argument);
}

static void check_malformed(const char *request, size_t length, bool then_end) {
    struct client client;
    REQUIRE(client_start(&client, NULL));
    client_write(&client, request, length);
    if (then_end) {
        close(client.in);
        client.in = -1;
    }
    CHECK_INT(fgetc(client.out), EOF);
    char message[512];
    if (!CHECK_INT(client_wait(&client, message, sizeof message), 2)) {
        printf("request: %s\n", request);
    }
    CHECK(strstr(message, "malformed request: ") != NULL);
    CHECK(no_processes_left());
}

#define MALFORMED(text) check_malformed(text, sizeof text - 1, false)

static void malformed_headers(void) {
    MALFORMED("\n");
    MALFORMED("walk 1 1000 0 10 10 1 0 12\n/\0/bin/true\0");
    MALFORMED("run\n");
    MALFORMED("run 1 1000 0 10 10 1 0\n");                                     /* too few fields */
    MALFORMED("run 1 1000 0 10 10 1 0 12 7\n/\0/bin/true\0");                  /* too many */
    MALFORMED("run  1 1000 0 10 10 1 0 12\n/\0/bin/true\0");                   /* two spaces */
    MALFORMED("run 1 1000 0 10 10 1 0 12 \n/\0/bin/true\0");                   /* one at the end */
    MALFORMED("run x 1000 0 10 10 1 0 12\n/\0/bin/true\0");                    /* no number */
    MALFORMED("run 18446744073709551616 1000 0 10 10 1 0 12\n/\0/bin/true\0"); /* 2^64 */
    MALFORMED("run -1 1000 0 10 10 1 0 12\n/\0/bin/true\0");
    MALFORMED("run 1 0 0 10 10 1 0 12\n/\0/bin/true\0");          /* no time at all */
    MALFORMED("run 1 2147483648 0 10 10 1 0 12\n/\0/bin/true\0"); /* 2^31 ms */
    MALFORMED("run 1 1000 2147483648 10 10 1 0 12\n/\0/bin/true\0");
    MALFORMED("run 1 1000 0 67108865 10 1 0 12\n/\0/bin/true\0"); /* 64 MiB + 1 */
    MALFORMED("run 1 1000 0 10 67108865 1 0 12\n/\0/bin/true\0");
    MALFORMED("run 1 1000 0 10 10 0 0 2\n/\0");       /* no program */
    MALFORMED("run 1 1000 0 10 10 1 0 4194305\n/\0"); /* 4 MiB + 1 */
    MALFORMED("run 1 1000 0 10 10 1 0 0\n");
}

static void malformed_payloads(void) {
    MALFORMED("run 1 1000 0 10 10 1 0 11\n/\0/bin/true");      /* no NUL at the end */
    MALFORMED("run 1 1000 0 10 10 2 0 12\n/\0/bin/true\0");    /* a string too few */
    MALFORMED("run 1 1000 0 10 10 1 0 14\n/\0/bin/true\0a\0"); /* one too many */
    MALFORMED("run 1 1000 0 10 10 1 1 12\n/\0/bin/true\0");
    MALFORMED("run 1 1000 0 10 10 1 1 14\n/\0/bin/true\0A\0"); /* not K=V */
    MALFORMED("run 1 1000 0 10 10 1 1 15\n/\0/bin/true\0=A\0");
    MALFORMED("run 1 1000 0 10 10 1 0 6\n/\0true\0");        /* program not absolute */
    MALFORMED("run 1 1000 0 10 10 1 0 13\ntm\0/bin/true\0"); /* directory not absolute */
}

static void endless_header(void) {
    char header[300];
    memset(header, '1', sizeof header);
    memcpy(header, "run ", 4);
    check_malformed(header, sizeof header, false);
}

static void end_inside_a_request(void) {
    static const char request[] = "run 1 1000 0 10 10 1 0 12\n/\0/bin/tru";
    check_malformed(request, sizeof request - 1, true);
    check_malformed("run 1 10", 8, true);
}

/* Those before it are answered. */
static void malformed_after_good(void) {
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "exit", "9")}));
    REQUIRE(client_write(&client, "nonsense\n", 9));
    REQUIRE(client_receive(&client, &answer));
    CHECK_INT(answer.code, 9);
    answer_free(&answer);
    char message[512];
    CHECK_INT(client_wait(&client, message, sizeof message), 2);
}

static void unknown_option(void) {
    struct client client;
    REQUIRE(client_start(&client, "--nonsense"));
    char message[512];
    CHECK_INT(client_wait(&client, message, sizeof message), 2);
    CHECK(strstr(message, "usage: ") != NULL);
}

int main(int argc, char **argv) {
    if (!client_init(argc, argv)) {
        return 2;
    }
    RUN(nothing_to_do);
    RUN(pipelined_requests_are_answered_in_order);
    RUN(largest_id_comes_back);
    RUN(request_in_single_bytes);
    RUN(large_requests);
    RUN(malformed_headers);
    RUN(malformed_payloads);
    RUN(endless_header);
    RUN(end_inside_a_request);
    RUN(malformed_after_good);
    RUN(unknown_option);
    return check_status();
}
