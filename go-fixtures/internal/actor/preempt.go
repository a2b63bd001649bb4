package actor

import (
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

// stormPeriod is the pause between two rounds of signals.
const stormPeriod = 100 * time.Microsecond

// storming sends a signal to each thread of the process, over and over. Sent to the
// process, all would go to one thread. With SIGURG, the signal by which the runtime
// preempts goroutines (sigPreempt, src/runtime/signal_unix.go), the runtime takes
// one that it did not ask for for an accident.
func storming(sig syscall.Signal) func(*Actor) error {
	return func(a *Actor) error {
		pid := os.Getpid()
		for {
			threads, err := os.ReadDir("/proc/self/task")
			if err != nil {
				return err
			}
			for _, t := range threads {
				// It may be gone by now.
				if tid, err := strconv.Atoi(t.Name()); err == nil {
					_, _, _ = syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(pid), uintptr(tid), uintptr(sig))
				}
			}
			if !a.pause(stormPeriod) {
				return nil
			}
		}
	}
}

// signalling sends a signal that package os/signal listens to, so that the runtime
// has to hand each on. It is listened to for good: not wanted, one that is under way
// to a thread of C's would end the process (badsignal, src/runtime/signal_unix.go).
func signalling(a *Actor) error {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGUSR1)
	return storming(syscall.SIGUSR1)(a)
}
