package main

import "syscall"

func pipe() (read, write int) {
	var ends [2]int
	if err := syscall.Pipe(ends[:]); err != nil {
		panic(err)
	}
	return ends[0], ends[1]
}

func readByte(fd int) {
	var one [1]byte
	_, _ = syscall.Read(fd, one[:])
}

func writeByte(fd int) {
	_, _ = syscall.Write(fd, []byte{1})
}
