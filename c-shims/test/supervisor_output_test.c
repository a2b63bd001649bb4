/* What is kept of a trial's output. */
#define _GNU_SOURCE
#include "check.h"
#include "supervisor_client.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ARGV(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Whether bytes is the helper's pattern from position from on: it has every byte value but 251 to
 * 255. */
static bool is_pattern(const char *bytes, size_t length, size_t from) {
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] != (from + i) % 251) {
            return false;
        }
    }
    return true;
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

static void check_kept(const char *bytes, size_t total, size_t head, size_t tail) {
    CHECK(is_pattern(bytes, head, 0));
    CHECK(is_pattern(bytes + head, tail, total - tail));
}

static void check_cut(size_t out, size_t err, size_t head, size_t tail) {
    char out_text[24];
    char err_text[24];
    snprintf(out_text, sizeof out_text, "%zu", out);
    snprintf(err_text, sizeof err_text, "%zu", err);
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "write", out_text, err_text),
                                      .head = head,
                                      .tail = tail,
                                      .keep_nothing = true},
                       &answer));
    CHECK_STRING(answer.outcome, "exited");
    CHECK_INT(answer.out_total, out);
    CHECK_INT(answer.err_total, err);
    CHECK_INT(answer.out_head, smaller(out, head));
    CHECK_INT(answer.err_head, smaller(err, head));
    CHECK_INT(answer.out_tail, smaller(out - answer.out_head, tail));
    CHECK_INT(answer.err_tail, smaller(err - answer.err_head, tail));
    check_kept(answer.out, out, answer.out_head, answer.out_tail);
    check_kept(answer.err, err, answer.err_head, answer.err_tail);
    answer_free(&answer);
}

static void nothing(void) { check_cut(0, 0, 100, 100); }

static void one_stream_only(void) {
    check_cut(500, 0, 1000, 100);
    check_cut(0, 500, 1000, 100);
}

static void cut_at_the_boundaries(void) {
    static const size_t totals[] = {1, 99, 100, 101, 149, 150, 151, 200, 201, 5000, 200000};
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        check_cut(totals[i], 5200 - totals[i] % 5000, 100, 50);
    }
}

static void without_head_or_tail(void) {
    check_cut(1000, 1000, 0, 100);
    check_cut(1000, 1000, 100, 0);
    check_cut(1000, 1000, 0, 0);
}

static void tail_longer_than_a_read(void) { check_cut(300000, 290000, 10, 150000); }

static void all_of_much(void) { check_cut(3000000, 2000000, 3000000, 0); }

/* Limits grow and shrink from one trial to the next on the same buffers. */
static void limits_change_between_trials(void) {
    static const size_t limits[] = {10, 1000, 3, 100000, 7};
    struct client client;
    REQUIRE(client_start(&client, NULL));
    for (size_t i = 0; i < 5; i++) {
        struct answer answer;
        REQUIRE(
            client_send(&client, &(struct spec){.argv = ARGV(helper_path, "write", "5000", "4000"),
                                                .head = limits[i],
                                                .tail = limits[4 - i]}));
        REQUIRE(client_receive(&client, &answer));
        CHECK_INT(answer.out_head, smaller(5000, limits[i]));
        check_kept(answer.out, 5000, answer.out_head, answer.out_tail);
        check_kept(answer.err, 4000, answer.err_head, answer.err_tail);
        answer_free(&answer);
    }
    CHECK_INT(client_finish(&client), 0);
}

/* More than one read takes, all written by the time the supervisor learns of the process's end. */
static void output_still_in_the_pipe_at_the_end(void) {
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_send(
        &client, &(struct spec){.argv = ARGV(helper_path, "burst", "500000"), .head = 1000000}));
    usleep(300000);
    kill(client.pid, SIGCONT);
    REQUIRE(client_receive(&client, &answer));
    CHECK_INT(answer.code, 0);
    CHECK_INT(answer.out_total, 500000);
    CHECK_INT(answer.out_head, 500000);
    check_kept(answer.out, 500000, answer.out_head, 0);
    answer_free(&answer);
    CHECK_INT(client_finish(&client), 0);
}

/* Endless output neither blocks the process nor the timeout, and is not kept. */
static void flood_of_both_streams(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "flood"),
                                      .head = 1000,
                                      .tail = 1000,
                                      .timeout_ms = 300,
                                      .grace_ms = 300},
                       &answer));
    CHECK_INT(answer.timed_out, 1);
    CHECK_STRING(answer.ladder, "quit");
    CHECK(answer.out_total > 1000000);
    CHECK(answer.err_total > 1000000);
    CHECK(answer.wall_us < 2000000);
    CHECK_INT(answer.out_head + answer.out_tail, 2000);
    check_kept(answer.out, (size_t)answer.out_total, answer.out_head, answer.out_tail);
    check_kept(answer.err, (size_t)answer.err_total, answer.err_head, answer.err_tail);
    answer_free(&answer);
}

int main(int argc, char **argv) {
    if (!client_init(argc, argv)) {
        return 2;
    }
    RUN(nothing);
    RUN(one_stream_only);
    RUN(cut_at_the_boundaries);
    RUN(without_head_or_tail);
    RUN(tail_longer_than_a_read);
    RUN(all_of_much);
    RUN(limits_change_between_trials);
    RUN(output_still_in_the_pipe_at_the_end);
    RUN(flood_of_both_streams);
    return check_status();
}
