/* Results that wait for company: which do, how long, and what becomes of them at an end. */
#define _GNU_SOURCE
#include "check.h"
#include "supervisor_client.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define ARGV(...) ((const char *const[]){__VA_ARGS__, NULL})

static char folder[] = "/tmp/staleframe-test-XXXXXX";
static char fifo[64];

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Returns when the trial that waits has begun: those before it have ended. */
static bool hear_of_waiting_trial(void) {
    FILE *told = fopen(fifo, "r");
    int pid = 0;
    const bool read = CHECK(told != NULL) && CHECK_INT(fscanf(told, "%d", &pid), 1);
    if (told != NULL) {
        fclose(told);
    }
    return read;
}

/* Sends a trial that exits with 7, one that waits, and so many behind, all at once. */
static bool start_trials(struct client *client, int behind) {
    struct client memory = {.in = memfd_create("requests", MFD_CLOEXEC)};
    bool sent =
        client_send(&memory, &(struct spec){.id = 0, .argv = ARGV(helper_path, "exit", "7")}) &&
        client_send(&memory, &(struct spec){.id = 1, .argv = ARGV(helper_path, "wait", fifo)});
    for (int i = 0; i < behind; i++) {
        sent = sent && client_send(&memory, &(struct spec){.argv = ARGV(helper_path, "exit", "0")});
    }
    char requests[4096];
    const ssize_t length = pread(memory.in, requests, sizeof requests, 0);
    close(memory.in);
    return CHECK(sent) && CHECK(length > 0) && CHECK(client_start(client, NULL)) &&
           CHECK(client_write(client, requests, (size_t)length)) && hear_of_waiting_trial();
}

static int bytes_to_read(const struct client *client) {
    int waiting = -1;
    ioctl(fileno(client->out), FIONREAD, &waiting);
    return waiting;
}

static void check_first_result(struct client *client) {
    struct answer answer;
    REQUIRE(client_receive(client, &answer));
    CHECK_INT(answer.id, 0);
    CHECK_INT(answer.code, 7);
    answer_free(&answer);
}

/* Nothing more is written, and the status is as given. */
static void check_end(struct client *client, int status) {
    CHECK_INT(fgetc(client->out), EOF);
    char message[512];
    CHECK_INT(client_wait(client, message, sizeof message), status);
    CHECK(no_processes_left());
}

static void close_stdin(struct client *client) {
    close(client->in);
    client->in = -1;
}

/* With as many queued as held, the supervisor might have to wait for the harness. */
static void result_does_not_wait_with_little_queued(void) {
    struct client client;
    REQUIRE(start_trials(&client, 0));
    CHECK(bytes_to_read(&client) > 0);
    check_first_result(&client);
    close_stdin(&client);
    check_end(&client, 3);
}

/* False when the machine was too slow to tell: then the result was due already. */
static bool see_result_wait(void) {
    struct client client;
    const int64_t start = now_ms();
    if (!CHECK(start_trials(&client, 3))) {
        return true;
    }
    const bool held = bytes_to_read(&client) == 0;
    const bool told = held || now_ms() - start < 50;
    CHECK(held || !told);
    struct pollfd readable = {.fd = fileno(client.out), .events = POLLIN};
    CHECK_INT(poll(&readable, 1, 5000), 1); /* while the next trial runs on and on */
    check_first_result(&client);
    close_stdin(&client);
    check_end(&client, 3);
    return told;
}

static void result_waits_for_company_and_not_for_long(void) {
    int tries = 0;
    while (!see_result_wait()) {
        REQUIRE(++tries < 20);
    }
}

static void held_results_are_written_at_the_end_of_stdin(void) {
    struct client client;
    REQUIRE(start_trials(&client, 3));
    close_stdin(&client);
    check_first_result(&client);
    check_end(&client, 3);
}

static void held_results_are_written_at_a_signal(void) {
    struct client client;
    REQUIRE(start_trials(&client, 3));
    kill(client.pid, SIGTERM);
    check_first_result(&client);
    check_end(&client, 128 + SIGTERM);
}

static void held_results_are_written_before_a_malformed_request(void) {
    static const char requests[] = "run 0 9999 0 10 0 3 0 20\n/\0/bin/sh\0-c\0exit 7\0"
                                   "run 1 9999 0 10 0 1 0 13\ntm\0/bin/true\0"
                                   "run 2 9999 0 10 0 1 0 12\n/\0/bin/true";
    struct client client;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_write(&client, requests, sizeof requests));
    check_first_result(&client);
    check_end(&client, 2);
}

static void reader_gone_while_results_are_held(void) {
    struct client client;
    REQUIRE(start_trials(&client, 3));
    fclose(client.out);
    client.out = fopen("/dev/null", "r");
    check_end(&client, 3);
}

/* Neither a result that is due nor a full pipe keeps the supervisor from its trial. */
static void reader_that_does_not_read(void) {
    struct client client;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(fcntl(fileno(client.out), F_SETPIPE_SZ, 4096) >= 4096);
    static const char *const sizes[] = {"20000", "0"};
    CHECK(client_send(&client,
                      &(struct spec){.argv = ARGV(helper_path, "write", sizes[0], sizes[1])}));
    CHECK(
        client_send(&client, &(struct spec){.argv = ARGV(helper_path, "dump"), .timeout_ms = 400}));
    CHECK(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "wait", fifo)}));
    for (int i = 0; i < 5; i++) {
        CHECK(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "exit", "0")}));
    }
    REQUIRE(hear_of_waiting_trial());
    struct answer answer;
    REQUIRE(client_receive(&client, &answer));
    CHECK_INT(answer.out_head, 20000);
    answer_free(&answer);
    REQUIRE(client_receive(&client, &answer));
    CHECK_STRING(answer.ladder, "quit");
    CHECK_STRING(answer.err, "dump");
    CHECK(answer.wall_us < 2000000);
    answer_free(&answer);
    close_stdin(&client);
    check_end(&client, 3);
}

/* From much smaller than what the supervisor holds to much larger, in turns. */
static void results_of_all_sizes_keep_their_order(void) {
    static const char *const sizes[] = {"0", "30000", "65400", "1000000", "10", "65536", "200000"};
    enum { SIZES = sizeof sizes / sizeof sizes[0], REQUESTS = 6 * SIZES };
    struct client client;
    REQUIRE(client_start(&client, NULL));
    for (uint64_t i = 0; i < REQUESTS; i++) {
        REQUIRE(client_send(
            &client, &(struct spec){.id = i,
                                    .argv = ARGV(helper_path, "write", sizes[i % SIZES], "5"),
                                    .head = 1 << 20}));
    }
    for (uint64_t i = 0; i < REQUESTS; i++) {
        struct answer answer;
        REQUIRE(client_receive(&client, &answer));
        CHECK_INT(answer.id, i);
        CHECK_INT(answer.out_head, atoi(sizes[i % SIZES]));
        CHECK(answer.out_head == 0 ||
              (unsigned char)answer.out[answer.out_head - 1] == (answer.out_head - 1) % 251);
        CHECK(memcmp(answer.err, "\0\1\2\3\4", 5) == 0);
        answer_free(&answer);
    }
    CHECK_INT(client_finish(&client), 0);
}

int main(int argc, char **argv) {
    if (!client_init(argc, argv) || mkdtemp(folder) == NULL) {
        return 2;
    }
    snprintf(fifo, sizeof fifo, "%s/fifo", folder);
    if (mkfifo(fifo, 0600) != 0) {
        return 2;
    }
    RUN(result_does_not_wait_with_little_queued);
    RUN(result_waits_for_company_and_not_for_long);
    RUN(held_results_are_written_at_the_end_of_stdin);
    RUN(held_results_are_written_at_a_signal);
    RUN(held_results_are_written_before_a_malformed_request);
    RUN(reader_gone_while_results_are_held);
    RUN(reader_that_does_not_read);
    RUN(results_of_all_sizes_keep_their_order);
    unlink(fifo);
    rmdir(folder);
    return check_status();
}
