package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"
	"unsafe"
)

// leftover is how long to wait for the end of the recordings once the child has
// ended. It is at once there, unless a descendant keeps the pipe open.
const leftover = time.Second

// run runs the command, which is told to record to file descriptor 3, and returns
// what it recorded and how it ended. The caller must be locked to its thread.
func run(command []string) (recordings []byte, end syscall.WaitStatus, err error) {
	from, to, err := os.Pipe()
	if err != nil {
		return nil, 0, err
	}
	defer from.Close()
	child := exec.Command(command[0], command[1:]...)
	child.Stdin, child.Stdout, child.Stderr = os.Stdin, os.Stdout, os.Stderr
	child.ExtraFiles = []*os.File{to} // the first is 3
	child.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}

	quit := make(chan os.Signal, 1)
	signal.Notify(quit, syscall.SIGQUIT) // before there is anybody to pass it on to: it must not end us
	err = child.Start()
	to.Close()
	if err != nil {
		return nil, 0, err
	}
	go func() {
		for s := range quit {
			_ = child.Process.Signal(s) // it may have ended
		}
	}()
	read := make(chan []byte)
	go func() {
		var all bytes.Buffer
		_, _ = io.Copy(&all, from) // what is missing is found missing when it is parsed
		read <- all.Bytes()
	}()
	_ = child.Wait() // its status is all that there is to know
	_ = from.SetReadDeadline(time.Now().Add(leftover))
	return <-read, child.ProcessState.Sys().(syscall.WaitStatus), nil
}

// endAs ends this process as another did. It leaves no core file: that of the
// other one is the one that matters.
func endAs(end syscall.WaitStatus) {
	if !end.Signaled() {
		os.Exit(end.ExitStatus())
	}
	const setDumpable = 4 // PR_SET_DUMPABLE, linux/prctl.h
	_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, setDumpable, 0, 0)
	// The runtime's handler would write stacks for some signals. signal.Reset
	// leaves it in place; only the kernel's default action is the real thing.
	var byDefault [4]uint64 // struct sigaction of the kernel: handler, flags, restorer, mask
	_, _, _ = syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, uintptr(end.Signal()),
		uintptr(unsafe.Pointer(&byDefault)), 0, unsafe.Sizeof(byDefault[3]), 0, 0)
	// To this thread, so that it is delivered before the call returns.
	_ = syscall.Tgkill(os.Getpid(), syscall.Gettid(), end.Signal())
	os.Exit(exitUnsignaled + int(end.Signal()))
}
