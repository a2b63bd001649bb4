#define _GNU_SOURCE
#include "supervisor_client.h"
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

const char *supervisor_path;
const char *helper_path;

bool client_init(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: %s SUPERVISOR HELPER\n", argv[0]);
        return false;
    }
    supervisor_path = realpath(argv[1], NULL); /* Trials run in other folders. */
    helper_path = realpath(argv[2], NULL);
    if (supervisor_path == NULL || helper_path == NULL) {
        perror(argv[0]);
        return false;
    }
    signal(SIGPIPE, SIG_IGN);
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
}

bool client_start(struct client *client, const char *option) {
    int in[2];
    int out[2];
    int err[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) {
        return false;
    }
    client->pid = fork();
    if (client->pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(err[1], STDERR_FILENO);
        execl(supervisor_path, supervisor_path, option, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    close(err[1]);
    client->in = in[1];
    client->out = fdopen(out[0], "r");
    client->err = fdopen(err[0], "r");
    return client->pid > 0 && client->out != NULL && client->err != NULL;
}

bool client_write(struct client *client, const void *bytes, size_t length) {
    const char *at = bytes;
    while (length > 0) {
        const ssize_t written = write(client->in, at, length);
        if (written < 0) {
            return false;
        }
        at += written;
        length -= (size_t)written;
    }
    return true;
}

static size_t count(const char *const *strings) {
    size_t n = 0;
    while (strings != NULL && strings[n] != NULL) {
        n++;
    }
    return n;
}

static void write_strings(FILE *to, const char *const *strings) {
    for (size_t i = 0; i < count(strings); i++) {
        fwrite(strings[i], 1, strlen(strings[i]) + 1, to);
    }
}

bool client_send(struct client *client, const struct spec *spec) {
    char *payload = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&payload, &length);
    const char *cwd = spec->cwd != NULL ? spec->cwd : "/";
    fwrite(cwd, 1, strlen(cwd) + 1, to);
    write_strings(to, spec->argv);
    write_strings(to, spec->env);
    fclose(to);

    const bool default_head = spec->head == 0 && spec->tail == 0 && !spec->keep_nothing;
    char header[256];
    const int header_length =
        snprintf(header, sizeof header, "run %" PRIu64 " %ld %ld %zu %zu %zu %zu %zu\n", spec->id,
                 spec->timeout_ms != 0 ? spec->timeout_ms : 10000,
                 spec->grace_ms != 0 ? spec->grace_ms : 2000, default_head ? 65536 : spec->head,
                 spec->tail, count(spec->argv), count(spec->env), length);
    const bool sent = client_write(client, header, (size_t)header_length) &&
                      client_write(client, payload, length);
    free(payload);
    return sent;
}

static char *read_bytes(FILE *from, size_t length) {
    char *bytes = calloc(1, length + 1);
    if (bytes != NULL && fread(bytes, 1, length, from) != length) {
        free(bytes);
        return NULL;
    }
    return bytes;
}

bool client_receive(struct client *client, struct answer *answer) {
    *answer = (struct answer){0};
    char line[512];
    if (fgets(line, sizeof line, client->out) == NULL) {
        return false;
    }
    int end = 0;
    const int fields = sscanf(
        line,
        "trial %" SCNu64 " %15s %d %d %d %7s %u %lld %lld %lld %lld %llu %zu %zu %llu %zu %zu%n",
        &answer->id, answer->outcome, &answer->code, &answer->pid, &answer->timed_out,
        answer->ladder, &answer->stragglers, &answer->wall_us, &answer->user_us, &answer->sys_us,
        &answer->maxrss_kb, &answer->out_total, &answer->out_head, &answer->out_tail,
        &answer->err_total, &answer->err_head, &answer->err_tail, &end);
    if (!CHECK_INT(fields, 17) || !CHECK_STRING(line + end, "\n")) {
        printf("header: %s\n", line);
        return false;
    }
    answer->out = read_bytes(client->out, answer->out_head + answer->out_tail);
    answer->err = read_bytes(client->out, answer->err_head + answer->err_tail);
    return answer->out != NULL && answer->err != NULL;
}

void answer_free(struct answer *answer) {
    free(answer->out);
    free(answer->err);
    *answer = (struct answer){0};
}

int client_wait(struct client *client, char *message, size_t size) {
    const size_t length = fread(message, 1, size - 1, client->err);
    message[length] = '\0';
    int status = 0;
    waitpid(client->pid, &status, 0);
    if (client->in >= 0) {
        close(client->in);
    }
    fclose(client->out);
    fclose(client->err);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int client_finish(struct client *client) {
    close(client->in);
    client->in = -1;
    char message[4096];
    const int status = client_wait(client, message, sizeof message);
    if (message[0] != '\0') {
        printf("supervisor: %s", message);
    }
    return status;
}

bool client_run(const struct spec *spec, struct answer *answer) {
    *answer = (struct answer){0};
    struct client client;
    if (!CHECK(client_start(&client, NULL)) || !CHECK(client_send(&client, spec))) {
        return false;
    }
    const bool received = CHECK(client_receive(&client, answer));
    const bool ended = CHECK_INT(client_finish(&client), 0);
    const bool clean = CHECK(no_processes_left());
    return received && ended && clean;
}

bool no_processes_left(void) { return waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD; }
