package main

import (
	"syscall"
	"unsafe"

	"staleframe.dev/fixtures/internal/ending"
)

func init() {
	ending.Register("out-of-memory", outOfMemory)
	ending.Register("bad-pointer", badPointer)
}

var kept [][]byte

// outOfMemory asks for more than it may have.
func outOfMemory() {
	most := syscall.Rlimit{Cur: 1 << 29, Max: 1 << 29}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &most); err != nil {
		panic(err)
	}
	for {
		kept = append(kept, make([]byte, 1<<27))
	}
}

// badPointer reads where nothing is: "unexpected fault address", in the
// program's own code.
func badPointer() {
	address := uintptr(0x7fff00000000)
	println(*(*int)(*(*unsafe.Pointer)(unsafe.Pointer(&address))))
}
