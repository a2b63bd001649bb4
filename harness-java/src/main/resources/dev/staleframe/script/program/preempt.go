package main

import (
	"log"
	"os"
	"strconv"
	"syscall"
	"time"
)

// signalThreads sends SIGURG, by which the runtime preempts goroutines, to each
// thread, over and over.
func signalThreads() {
	pid := uintptr(os.Getpid())
	for {
		threads, err := os.ReadDir("/proc/self/task")
		if err != nil {
			log.Fatal(err)
		}
		for _, t := range threads {
			tid, _ := strconv.Atoi(t.Name())
			syscall.RawSyscall(syscall.SYS_TGKILL, pid, uintptr(tid), uintptr(syscall.SIGURG))
		}
		time.Sleep(100 * time.Microsecond)
	}
}
