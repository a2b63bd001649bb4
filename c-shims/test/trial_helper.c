/*
 * What the trials of the supervisor's tests run. usage: trial_helper MODE [ARGUMENT ...]
 *
 *   exit N             exits with status N
 *   signal N           ends by signal N
 *   echo ...           prints the working directory, its arguments and its environment, each with a
 * NUL write OUT ERR      writes OUT and ERR bytes of the pattern byte[i] = i % 251, in turns flood
 * writes to both streams for ever dump               waits; on SIGQUIT prints "dump" and exits with
 * 2, as a Go program does stubborn           ignores every signal it can, and waits daemon leaves a
 * daemon behind (another session, orphaned), and exits with 0 tree FIFO          has a child and a
 * daemon that hold its output, tells FIFO, and waits wait FIFO          tells FIFO its pid, and
 * waits orphans N          makes N processes that end at once as orphans, and exits with 0 files
 * prints the numbers of its open files state              prints what it inherited burn MS uses MS
 * milliseconds of processor time
 *   bomb N              forks without end, up to N processes at a time; its main process exits
 *                       with 0 after 200 ms
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static void wait_for_ever(void) {
    for (;;) {
        pause();
    }
}

static int echo(char **arguments) {
    char cwd[PATH_MAX];
    if (getcwd(cwd, sizeof cwd) == NULL) {
        return 1;
    }
    printf("%s%c", cwd, '\0');
    for (; *arguments != NULL; arguments++) {
        printf("%s%c", *arguments, '\0');
    }
    for (char **entry = environ; *entry != NULL; entry++) {
        printf("%s%c", *entry, '\0');
    }
    return 0;
}

static size_t write_pattern(int fd, size_t from, size_t to) {
    char piece[1000];
    size_t length = 0;
    while (length < sizeof piece && from + length < to) {
        piece[length] = (char)((from + length) % 251);
        length++;
    }
    const ssize_t written = write(fd, piece, length);
    return written > 0 ? from + (size_t)written : from;
}

static int write_both(size_t out_bytes, size_t err_bytes) {
    size_t out = 0;
    size_t err = 0;
    while (out < out_bytes || err < err_bytes) {
        if (out < out_bytes) {
            out = write_pattern(STDOUT_FILENO, out, out_bytes);
        }
        if (err < err_bytes) {
            err = write_pattern(STDERR_FILENO, err, err_bytes);
        }
    }
    return 0;
}

/* The parent can't read before this has ended; somebody has to continue it. */
static int burst(size_t bytes) {
    if (fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 1 << 20) < 0 || kill(getppid(), SIGSTOP) != 0) {
        return 1;
    }
    return write_both(bytes, 0);
}

static void dump_and_exit(int number) {
    (void)number;
    const ssize_t written = write(STDERR_FILENO, "dump", 4);
    _exit(written == 4 ? 2 : 3);
}

static void make_daemon(void) {
    const pid_t between = fork();
    if (between == 0) {
        setsid();
        if (fork() == 0) {
            wait_for_ever();
        }
        _exit(0);
    }
    waitpid(between, NULL, 0);
}

static int tell(const char *fifo) {
    const int fd = open(fifo, O_WRONLY | O_CLOEXEC);
    if (fd < 0) {
        return 1;
    }
    dprintf(fd, "%d\n", (int)getpid());
    close(fd);
    wait_for_ever();
    return 0;
}

static int make_orphans(int number) {
    for (int i = 0; i < number; i++) {
        const pid_t between = fork();
        if (between == 0) {
            _exit(fork() < 0);
        }
        waitpid(between, NULL, 0);
    }
    return 0;
}

static int print_files(void) {
    DIR *directory = opendir("/proc/self/fd");
    struct dirent *entry;
    bool open[1024] = {false};
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        const int fd = atoi(entry->d_name);
        if (entry->d_name[0] != '.' && fd != dirfd(directory) && fd < 1024) {
            open[fd] = true;
        }
    }
    for (int fd = 0; fd < 1024; fd++) {
        if (open[fd]) {
            printf("%d ", fd);
        }
    }
    return 0;
}

static int print_state(void) {
    char line[256];
    FILE *status = fopen("/proc/self/status", "re");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "SigBlk:", 7) == 0 || strncmp(line, "SigIgn:", 7) == 0) {
            line[strcspn(line, "\n")] = '\0';
            printf("%.6s %llx\n", line, strtoull(line + 7, NULL, 16));
        }
    }
    struct rlimit core;
    getrlimit(RLIMIT_CORE, &core);
    int death_signal = 0;
    prctl(PR_GET_PDEATHSIG, &death_signal);
    char link[64] = "";
    const ssize_t length = readlink("/proc/self/fd/0", link, sizeof link - 1);
    printf("stdin %s %s\n", length > 0 ? link : "?", getchar() == EOF ? "at its end" : "has input");
    printf("session %s\n", getsid(0) == getpid() && getpgrp() == getpid() ? "own" : "shared");
    printf("core %s\n", core.rlim_cur == 0               ? "0"
                        : core.rlim_cur == core.rlim_max ? "hard"
                                                         : "other");
    int oom_score_adj = 0;
    FILE *adj = fopen("/proc/self/oom_score_adj", "re");
    if (adj == NULL || fscanf(adj, "%d", &oom_score_adj) != 1) {
        return 1;
    }
    printf("oom %d\n", oom_score_adj);
    printf("death signal %d\n", death_signal);
    printf("stdout %s\n", (fcntl(1, F_GETFL) & O_NONBLOCK) != 0 ? "non-blocking" : "blocking");
    return 0;
}

static int burn(long ms) {
    while (clock() < (clock_t)(ms * (CLOCKS_PER_SEC / 1000))) {
    }
    return 0;
}

static int stubborn(void) {
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_IGN);
    }
    wait_for_ever();
    return 0;
}

static int tree(const char *fifo) {
    if (fork() == 0) {
        wait_for_ever();
    }
    make_daemon();
    return tell(fifo);
}

/* Sets the limit of processes to number more than the user has, as far as forking can tell. */
static void limit_processes(rlim_t number) {
    struct rlimit limit;
    getrlimit(RLIMIT_NPROC, &limit);
    limit.rlim_cur = 0;
    pid_t pid;
    do {
        limit.rlim_cur += number;
        setrlimit(RLIMIT_NPROC, &limit);
        pid = fork();
        if (pid == 0) {
            _exit(0);
        }
    } while (pid < 0);
    waitpid(pid, NULL, 0);
}

static int bomb(int number) {
    /* There are no limits for root. */
    if (geteuid() == 0 && setresuid(64999, 64999, 64999) != 0) {
        return 1;
    }
    limit_processes((rlim_t)number);
    const time_t end = time(NULL) + 8; /* if nobody ends it */
    if (fork() > 0) {
        usleep(200000);
        return 0;
    }
    while (time(NULL) < end) {
        (void)!fork();
    }
    return 0;
}

int main(int argc, char **argv) {
    const char *mode = argc > 1 ? argv[1] : "";
    const char *first = argc > 2 ? argv[2] : "";
    if (strcmp(mode, "exit") == 0) {
        return atoi(first);
    } else if (strcmp(mode, "signal") == 0) {
        raise(atoi(first));
    } else if (strcmp(mode, "echo") == 0) {
        return echo(argv + 1);
    } else if (strcmp(mode, "write") == 0 && argc > 3) {
        return write_both(strtoul(first, NULL, 10), strtoul(argv[3], NULL, 10));
    } else if (strcmp(mode, "burst") == 0) {
        return burst(strtoul(first, NULL, 10));
    } else if (strcmp(mode, "flood") == 0) {
        return write_both(SIZE_MAX, SIZE_MAX);
    } else if (strcmp(mode, "dump") == 0) {
        signal(SIGQUIT, dump_and_exit);
        wait_for_ever();
    } else if (strcmp(mode, "stubborn") == 0) {
        return stubborn();
    } else if (strcmp(mode, "daemon") == 0) {
        make_daemon();
        return 0;
    } else if (strcmp(mode, "tree") == 0) {
        return tree(first);
    } else if (strcmp(mode, "wait") == 0) {
        return tell(first);
    } else if (strcmp(mode, "orphans") == 0) {
        return make_orphans(atoi(first));
    } else if (strcmp(mode, "files") == 0) {
        return print_files();
    } else if (strcmp(mode, "state") == 0) {
        return print_state();
    } else if (strcmp(mode, "burn") == 0) {
        return burn(atol(first));
    } else if (strcmp(mode, "bomb") == 0) {
        return bomb(atoi(first));
    }
    fprintf(stderr, "trial_helper: unknown mode '%s'\n", mode);
    return 64;
}
