package main

import (
	"log"
	"os"
	"strconv"
	"syscall"
	"time"
)

// signalThreads sends a signal to each thread, over and over. SIGURG is the one by
// which the runtime preempts goroutines.
func signalThreads(sig syscall.Signal) {
	pid := uintptr(os.Getpid())
	for {
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			log.Fatal(err)
		}
		for _, t := range threads {
			tid, _ := strconv.Atoi(t.Name())
			syscall.RawSyscall(syscall.SYS_TGKILL, pid, uintptr(tid), uintptr(sig))
		}
		time.Sleep(100 * time.Microsecond)
	}
}
