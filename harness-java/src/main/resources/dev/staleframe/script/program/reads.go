package main

import (
	"log"
	"syscall"
	"time"
)

// readPipe waits in read(2) until another goroutine writes.
func readPipe() {
	var ends [2]int
	if err := syscall.Pipe2(ends[:], syscall.O_CLOEXEC); err != nil {
		log.Fatal(err)
	}
	go func() {
		time.Sleep(50 * time.Microsecond)
		syscall.Write(ends[1], []byte{0})
		syscall.Close(ends[1])
	}()
	for {
		if _, err := syscall.Read(ends[0], make([]byte, 1)); err != syscall.EINTR {
			break
		}
	}
	syscall.Close(ends[0])
}
