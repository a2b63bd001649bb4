package actor

import (
	"os"
	"strconv"
	"syscall"
	"time"
)

// stormPeriod is the pause between two rounds of signals.
const stormPeriod = 100 * time.Microsecond

// storming sends SIGURG, the signal by which the runtime preempts goroutines
// (sigPreempt, src/runtime/signal_unix.go), to each thread of the process, over and
// over. The runtime takes one that it did not ask for for an accident. Sent to the
// process, all would go to one thread.
func storming(a *Actor) error {
	pid := os.Getpid()
	for {
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			return err
		}
		for _, t := range threads {
			// It may be gone by now.
			if tid, err := strconv.Atoi(t.Name()); err == nil {
				_, _, _ = syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(pid), uintptr(tid), uintptr(syscall.SIGURG))
			}
		}
		if !a.pause(stormPeriod) {
			return nil
		}
	}
}
