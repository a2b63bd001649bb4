/* Timeouts, and processes that trials, or a supervisor's end, leave behind. */
#define _GNU_SOURCE
#include "check.h"
#include "supervisor_client.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ARGV(...) ((const char *const[]){__VA_ARGS__, NULL})

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void check_wall(const struct answer *answer, int64_t at_least_ms, int64_t below_ms) {
    CHECK(answer->wall_us >= at_least_ms * 1000);
    CHECK(answer->wall_us < below_ms * 1000);
}

static void timeout_with_sigquit_obeyed(void) {
    struct answer answer;
    REQUIRE(client_run(
        &(struct spec){.argv = ARGV(helper_path, "dump"), .timeout_ms = 300, .grace_ms = 5000},
        &answer));
    CHECK_STRING(answer.outcome, "exited");
    CHECK_INT(answer.code, 2);
    CHECK_INT(answer.timed_out, 1);
    CHECK_STRING(answer.ladder, "quit");
    CHECK_STRING(answer.err, "dump");
    check_wall(&answer, 300, 2000);
    answer_free(&answer);
}

static void timeout_with_all_signals_ignored(void) {
    struct answer answer;
    REQUIRE(client_run(
        &(struct spec){.argv = ARGV(helper_path, "stubborn"), .timeout_ms = 300, .grace_ms = 200},
        &answer));
    CHECK_STRING(answer.outcome, "signaled");
    CHECK_INT(answer.code, SIGKILL);
    CHECK_INT(answer.timed_out, 1);
    CHECK_STRING(answer.ladder, "kill");
    check_wall(&answer, 500, 2500);
    answer_free(&answer);
}

static void background_process_does_not_delay_the_result(void) {
    struct answer answer;
    const int64_t start = now_ms();
    REQUIRE(client_run(&(struct spec){.argv = ARGV("/bin/sh", "-c", "echo x; sleep 30 & exit 0")},
                       &answer));
    CHECK(now_ms() - start < 3000);
    CHECK_STRING(answer.outcome, "exited");
    CHECK_INT(answer.code, 0);
    CHECK_STRING(answer.out, "x\n");
    CHECK_INT(answer.stragglers, 1);
    CHECK_INT(answer.timed_out, 0);
    answer_free(&answer);
}

static void timeout_kills_the_grandchild_too(void) {
    struct answer answer;
    const int64_t start = now_ms();
    REQUIRE(client_run(&(struct spec){.argv = ARGV("/bin/sh", "-c", "sleep 30; true"),
                                      .timeout_ms = 300,
                                      .grace_ms = 300},
                       &answer));
    CHECK(now_ms() - start < 3000);
    CHECK_STRING(answer.outcome, "signaled");
    CHECK_INT(answer.code, SIGQUIT);
    CHECK_INT(answer.timed_out, 1);
    CHECK_INT(answer.stragglers, 1);
    answer_free(&answer);
}

static void daemon_is_found_and_killed(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "daemon")}, &answer));
    CHECK_STRING(answer.outcome, "exited");
    CHECK_INT(answer.stragglers, 1);
    answer_free(&answer);
}

/* Three generations, each waiting for the next: killed from the top, over several rounds. */
static void deep_tree_is_killed(void) {
    static const char script[] = "sh -c 'sh -c \"sleep 30 & sleep 30; true\"; true' & "
                                 "sleep 0.3; exit 5";
    struct answer answer;
    REQUIRE(client_run(
        &(struct spec){.argv = ARGV("/bin/sh", "-c", script), .env = ARGV("PATH=/bin:/usr/bin")},
        &answer));
    CHECK_INT(answer.code, 5);
    CHECK_INT(answer.stragglers, 4); /* two shells, two sleeps */
    answer_free(&answer);
}

static void dead_orphans_are_not_stragglers(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "orphans", "300")}, &answer));
    CHECK_STRING(answer.outcome, "exited");
    CHECK(answer.stragglers <= 1); /* the last one may still be on its way out */
    answer_free(&answer);
}

/* Each process that were reaped early would make room for another. */
static void endless_forks_under_a_limit_are_killed(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "bomb", "40")}, &answer));
    CHECK_STRING(answer.outcome, "exited");
    CHECK_INT(answer.code, 0);
    CHECK(answer.stragglers > 1);
    answer_free(&answer);
}

static char folder[] = "/tmp/staleframe-test-XXXXXX";
static char fifo[64];

/* Starts a trial in that mode and returns when it has told its pid, which goes to *pid. */
static bool start_trial(struct client *client, const char *mode, pid_t *pid) {
    if (!CHECK(client_start(client, NULL)) ||
        !CHECK(client_send(client, &(struct spec){.argv = ARGV(helper_path, mode, fifo)}))) {
        return false;
    }
    FILE *told = fopen(fifo, "r");
    int number = 0;
    const bool read = CHECK(told != NULL) && CHECK_INT(fscanf(told, "%d", &number), 1);
    if (told != NULL) {
        fclose(told);
    }
    *pid = number;
    return read;
}

/* No result is written, the status is as given, and of the trial's processes none is left. */
static void check_aborted(struct client *client, int status) {
    const int64_t start = now_ms();
    CHECK_INT(fgetc(client->out), EOF);
    char message[512];
    CHECK_INT(client_wait(client, message, sizeof message), status);
    CHECK_STRING(message, "");
    CHECK(now_ms() - start < 2500);
    CHECK(no_processes_left());
}

static void end_of_stdin_aborts_the_trial(void) {
    struct client client;
    pid_t pid;
    REQUIRE(start_trial(&client, "tree", &pid));
    close(client.in);
    client.in = -1;
    check_aborted(&client, 3);
}

static void end_of_stdin_drops_queued_requests(void) {
    struct client client;
    pid_t pid;
    REQUIRE(start_trial(&client, "wait", &pid));
    for (int i = 0; i < 3; i++) {
        CHECK(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "exit", "0")}));
    }
    close(client.in);
    client.in = -1;
    check_aborted(&client, 3);
}

/* So many requests that the supervisor stops reading them: it must notice the end all the same. */
static void end_of_stdin_is_noticed_when_the_buffer_is_full(void) {
    struct client client;
    pid_t pid;
    REQUIRE(start_trial(&client, "wait", &pid));
    static char padding[60001];
    memset(padding, 'x', sizeof padding - 1);
    const pid_t writer = fork();
    if (writer == 0) {
        for (;;) {
            client_send(&client, &(struct spec){.argv = ARGV(helper_path, "exit", padding)});
        }
    }
    usleep(300000); /* for more than 4 MiB; the writer is blocked by then */
    kill(writer, SIGKILL);
    CHECK_INT(waitpid(writer, NULL, 0), writer);
    close(client.in);
    client.in = -1;
    check_aborted(&client, 3);
}

static void signals_abort_the_trial(void) {
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
    for (size_t i = 0; i < 3; i++) {
        struct client client;
        pid_t pid;
        REQUIRE(start_trial(&client, "tree", &pid));
        kill(client.pid, numbers[i]);
        check_aborted(&client, 128 + numbers[i]);
    }
}

static void end_of_stdouts_reader_aborts_the_trial(void) {
    struct client client;
    pid_t pid;
    REQUIRE(start_trial(&client, "tree", &pid));
    fclose(client.out);
    client.out = fopen("/dev/null", "r");
    check_aborted(&client, 3);
}

/* Nobody is left to kill the trial, but the kernel. */
static void killed_supervisor_takes_the_main_process_along(void) {
    struct client client;
    pid_t pid;
    REQUIRE(start_trial(&client, "wait", &pid));
    kill(client.pid, SIGKILL);
    char message[512];
    CHECK_INT(client_wait(&client, message, sizeof message), -SIGKILL);
    int status = 0;
    CHECK_INT(waitpid(pid, &status, 0),
              pid); /* ours, as we are its subreaper; hangs if it goes on */
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    CHECK(no_processes_left());
}

static void a_signal_stops_an_idle_supervisor(void) {
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "exit", "0")}));
    REQUIRE(client_receive(&client, &answer));
    answer_free(&answer);
    kill(client.pid, SIGTERM);
    check_aborted(&client, 128 + SIGTERM);
}

/* A result larger than a pipe, which nobody reads. */
static void a_signal_stops_a_supervisor_that_is_writing(void) {
    struct client client;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "write", "1000000", "0"),
                                                .head = 1000000}));
    CHECK_INT(fgetc(client.out), 't'); /* it is writing */
    kill(client.pid, SIGTERM);
    char message[512];
    CHECK_INT(client_wait(&client, message, sizeof message), 128 + SIGTERM);
    CHECK(no_processes_left());
}

int main(int argc, char **argv) {
    if (!client_init(argc, argv) || mkdtemp(folder) == NULL) {
        return 2;
    }
    snprintf(fifo, sizeof fifo, "%s/fifo", folder);
    if (mkfifo(fifo, 0600) != 0) {
        return 2;
    }
    RUN(timeout_with_sigquit_obeyed);
    RUN(timeout_with_all_signals_ignored);
    RUN(background_process_does_not_delay_the_result);
    RUN(timeout_kills_the_grandchild_too);
    RUN(daemon_is_found_and_killed);
    RUN(deep_tree_is_killed);
    RUN(dead_orphans_are_not_stragglers);
    RUN(endless_forks_under_a_limit_are_killed);
    RUN(end_of_stdin_aborts_the_trial);
    RUN(end_of_stdin_drops_queued_requests);
    RUN(end_of_stdin_is_noticed_when_the_buffer_is_full);
    RUN(signals_abort_the_trial);
    RUN(end_of_stdouts_reader_aborts_the_trial);
    RUN(killed_supervisor_takes_the_main_process_along);
    RUN(a_signal_stops_an_idle_supervisor);
    RUN(a_signal_stops_a_supervisor_that_is_writing);
    unlink(fifo);
    rmdir(folder);
    return check_status();
}
