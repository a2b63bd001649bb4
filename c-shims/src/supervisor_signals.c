#define _GNU_SOURCE
#include "supervisor_signals.h"

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { NSIG_KERNEL = 64 };

/*
 * A harness started by nohup, or in the background of a shell, has signals ignored, and exec passes
 * that on. SIGCHLD ignored would even make the kernel reap our children before we do.
 *
 * By system call, because the C library's sigaction leaves out the signals it uses itself (32 and
 * 33), and there are parents that pass these on ignored. In the kernel's struct, which the library
 * hides too, the action comes first on amd64 and arm64, and all zeros mean the default.
 */
static void restore_ignored_signals(void) {
    const size_t mask_size = NSIG_KERNEL / 8;
    for (int number = 1; number <= NSIG_KERNEL; number++) {
        uintptr_t action[8] = {0};
        static const uintptr_t by_default[8];
        if (syscall(SYS_rt_sigaction, number, NULL, action, mask_size) == 0 &&
            action[0] == (uintptr_t)SIG_IGN) {
            syscall(SYS_rt_sigaction, number, by_default, NULL, mask_size);
        }
    }
}

bool signals_open(struct signals *signals) {
    restore_ignored_signals();

    sigset_t read;
    sigemptyset(&read);
    sigaddset(&read, SIGCHLD);
    sigaddset(&read, SIGINT);
    sigaddset(&read, SIGTERM);
    sigaddset(&read, SIGHUP);

    /*
     * SIGPIPE and SIGQUIT are blocked and never read, which is to ignore them; but an empty mask
     * undoes it in a child, where an ignored signal would need another call. SIGQUIT because
     * Ctrl-\ asks a JVM for its threads and must not end a trial.
     */
    sigset_t blocked = read;
    sigaddset(&blocked, SIGPIPE);
    sigaddset(&blocked, SIGQUIT);
    if (sigprocmask(SIG_SETMASK, &blocked, NULL) != 0) {
        return false;
    }
    signals->stop = 0;
    signals->fd = signalfd(-1, &read, SFD_CLOEXEC | SFD_NONBLOCK);
    return signals->fd >= 0;
}

bool signals_drain(struct signals *signals) {
    bool child = false;
    struct signalfd_siginfo infos[4];
    for (;;) {
        const ssize_t length = read(signals->fd, infos, sizeof infos);
        if (length <= 0) {
            return child;
        }
        const size_t count = (size_t)length / sizeof infos[0];
        for (size_t i = 0; i < count; i++) {
            if (infos[i].ssi_signo == SIGCHLD) {
                child = true;
            } else {
                signals->stop = (int)infos[i].ssi_signo;
            }
        }
        if (count < sizeof infos / sizeof infos[0]) {
            return child; /* spares the read that would only say EAGAIN */
        }
    }
}
