/* How trials end, and what a trial's process is given. */
#define _GNU_SOURCE
#include "check.h"
#include "supervisor_client.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ARGV(...) ((const char *const[]){__VA_ARGS__, NULL})

static void check_ended(const struct answer *answer, const char *outcome, int code) {
    CHECK_STRING(answer->outcome, outcome);
    CHECK_INT(answer->code, code);
    CHECK(answer->pid > 1);
    CHECK_INT(answer->timed_out, 0);
    CHECK_STRING(answer->ladder, "none");
    CHECK_INT(answer->stragglers, 0);
}

static void exit_statuses(void) {
    static const char *const statuses[] = {"0", "1", "2", "126", "127", "255"};
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        struct answer answer;
        REQUIRE(client_run(&(struct spec){.id = i, .argv = ARGV(helper_path, "exit", statuses[i])},
                           &answer));
        CHECK_INT(answer.id, i);
        check_ended(&answer, "exited", atoi(statuses[i]));
        answer_free(&answer);
    }
}

static void signals(void) {
    static const char *const numbers[] = {"6", "9", "11", "13", "15"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct answer answer;
        REQUIRE(
            client_run(&(struct spec){.argv = ARGV(helper_path, "signal", numbers[i])}, &answer));
        check_ended(&answer, "signaled", atoi(numbers[i]));
        answer_free(&answer);
    }
}

/* SIGQUIT from elsewhere is not a timeout. */
static void sigquit_of_its_own(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "signal", "3")}, &answer));
    check_ended(&answer, "signaled", SIGQUIT);
    answer_free(&answer);
}

static void check_unstarted(const struct spec *spec, int code) {
    struct answer answer;
    REQUIRE(client_run(spec, &answer));
    CHECK_STRING(answer.outcome, "unstarted");
    CHECK_INT(answer.code, code);
    CHECK_INT(answer.id, spec->id);
    CHECK_STRING(answer.ladder, "none");
    CHECK_INT(answer.pid, 0);
    CHECK_INT(answer.wall_us + answer.user_us + answer.sys_us + answer.maxrss_kb, 0);
    CHECK_INT(answer.out_total + answer.err_total, 0);
    answer_free(&answer);
}

static void unstarted(void) {
    check_unstarted(&(struct spec){.id = 7, .argv = ARGV("/nonexistent/program")}, ENOENT);
    check_unstarted(&(struct spec){.argv = ARGV("/etc/passwd")}, EACCES);
    check_unstarted(&(struct spec){.argv = ARGV("/")}, EACCES);
    check_unstarted(&(struct spec){.cwd = "/nonexistent", .argv = ARGV(helper_path, "exit", "0")},
                    ENOENT);
}

/* The next trial must not inherit the failure of the one before. */
static void started_after_unstarted(void) {
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV("/nonexistent")}));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "exit", "127")}));
    REQUIRE(client_receive(&client, &answer));
    CHECK_STRING(answer.outcome, "unstarted");
    answer_free(&answer);
    REQUIRE(client_receive(&client, &answer));
    check_ended(&answer, "exited", 127);
    answer_free(&answer);
    CHECK_INT(client_finish(&client), 0);
}

static void arguments_environment_and_directory(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.cwd = "/usr",
                                      .argv = ARGV(helper_path, "echo", "", "a b\n"),
                                      .env = ARGV("A=1", "EMPTY=", "K=v=w x")},
                       &answer));
    static const char expected[] = "/usr\0echo\0\0a b\n\0A=1\0EMPTY=\0K=v=w x";
    CHECK_INT(answer.out_total, sizeof expected);
    CHECK(memcmp(answer.out, expected, sizeof expected) == 0);
    answer_free(&answer);
}

static void empty_environment(void) {
    setenv("STALEFRAME_TEST_LEAK", "1", 1);
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "echo")}, &answer));
    CHECK_INT(answer.out_total, sizeof "/\0echo");
    answer_free(&answer);
}

static const char clean_state[] = "SigBlk 0\nSigIgn 0\nstdin /dev/null at its end\nsession own\n"
                                  "core 0\noom 1000\ndeath signal 9\nstdout blocking\n";

static void inherited_state_is_clean(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "state")}, &answer));
    CHECK_STRING(answer.out, clean_state);
    answer_free(&answer);
}

/* What nohup, a shell's background job or a careless harness would pass on. */
static void ignored_and_blocked_signals_are_not_inherited(void) {
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR2);
    sigaddset(&blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    signal(SIGINT, SIG_IGN);
    signal(SIGUSR1, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    inherited_state_is_clean();
    signal(SIGINT, SIG_DFL);
    signal(SIGUSR1, SIG_DFL);
    signal(SIGQUIT, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

static int oom_score_adj(pid_t pid) {
    char path[48];
    snprintf(path, sizeof path, "/proc/%d/oom_score_adj", (int)pid);
    FILE *file = fopen(path, "re");
    int value = -1;
    CHECK(file != NULL && fscanf(file, "%d", &value) == 1);
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

/* Trials go first, and the supervisor is no likelier a victim than who started it. */
static void supervisor_is_not_offered_to_the_oom_killer(void) {
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, NULL));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "state")}));
    REQUIRE(client_receive(&client, &answer));
    CHECK(strstr(answer.out, "oom 1000\n") != NULL);
    CHECK_INT(oom_score_adj(client.pid), oom_score_adj(getpid()));
    answer_free(&answer);
    CHECK_INT(client_finish(&client), 0);
}

static void core_option_allows_cores(void) {
    struct client client;
    struct answer answer;
    REQUIRE(client_start(&client, "--core"));
    REQUIRE(client_send(&client, &(struct spec){.argv = ARGV(helper_path, "state")}));
    REQUIRE(client_receive(&client, &answer));
    CHECK(strstr(answer.out, "core hard\n") != NULL || strstr(answer.out, "core 0\n") != NULL);
    answer_free(&answer);
    CHECK_INT(client_finish(&client), 0);
}

static void only_standard_files_are_open(void) {
    const int leaked = fcntl(STDOUT_FILENO, F_DUPFD, 100); /* not close-on-exec */
    struct answer answer;
    const bool ran = client_run(&(struct spec){.argv = ARGV(helper_path, "files")}, &answer);
    close(leaked);
    REQUIRE(leaked >= 100 && ran);
    CHECK_STRING(answer.out, "0 1 2 ");
    answer_free(&answer);
}

static void times_and_memory(void) {
    struct answer answer;
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "burn", "100")}, &answer));
    check_ended(&answer, "exited", 0);
    CHECK(answer.user_us + answer.sys_us >= 90000);
    CHECK(answer.wall_us >= 90000 && answer.wall_us < 10000000);
    CHECK(answer.maxrss_kb > 0);
    answer_free(&answer);
    REQUIRE(client_run(&(struct spec){.argv = ARGV(helper_path, "exit", "0")}, &answer));
    CHECK(answer.user_us + answer.sys_us < 90000); /* the earlier child's are not added */
    answer_free(&answer);
}

int main(int argc, char **argv) {
    if (!client_init(argc, argv)) {
        return 2;
    }
    RUN(exit_statuses);
    RUN(signals);
    RUN(sigquit_of_its_own);
    RUN(unstarted);
    RUN(started_after_unstarted);
    RUN(arguments_environment_and_directory);
    RUN(empty_environment);
    RUN(inherited_state_is_clean);
    RUN(ignored_and_blocked_signals_are_not_inherited);
    RUN(supervisor_is_not_offered_to_the_oom_killer);
    RUN(core_option_allows_cores);
    RUN(only_standard_files_are_open);
    RUN(times_and_memory);
    return check_status();
}
