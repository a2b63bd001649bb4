//go:build amd64 || arm64

// Package badcall calls the functions with which a goroutine tells the runtime
// that it enters a system call, as no compiled code would: on a stack that is
// not the goroutine's, or with a frame pointer that does not point into it.
// That is what the runtime's own checks are there for.
//
// The functions are the runtime's own, by linkname. Go 1.23 and later let a
// program do so for functions that allow it, and these do (src/runtime/proc.go,
// lines 4478, 4538 and 4616 in 1.23.1; 4775, 4828 and 4921 in 1.27.3); earlier
// releases let it do so for any.
//
// They are called by their address, so that one piece of assembly does for both
// of them, and nothing comes between it and them.
package badcall

import (
	"unsafe"

	"staleframe.dev/fixtures/internal/gstack"
)

//go:linkname entersyscall runtime.entersyscall
func entersyscall()

//go:linkname entersyscallblock runtime.entersyscallblock
func entersyscallblock()

//go:linkname exitsyscall runtime.exitsyscall
func exitsyscall()

// Entersyscall calls runtime.entersyscall with these for stack pointer and
// frame pointer. If the runtime lets them pass, it calls runtime.exitsyscall
// and returns as if nothing had been.
//
// An sp of 0 is the goroutine's own. Any other must be a multiple of 16, with
// Below free bytes under it and, above it, as many as the goroutine has in use
// of its stack: those are copied there, so that the runtime, which prints the
// goroutine's stack before it dies, finds return addresses.
//
// A bp of 0 is no frame pointer, which no release objects to.
func Entersyscall(sp, bp uintptr) { call(entersyscall, exitsyscall, sp, bp) }

// EntersyscallBlock is Entersyscall with runtime.entersyscallblock, which gives
// away the P at once.
func EntersyscallBlock(sp, bp uintptr) { call(entersyscallblock, exitsyscall, sp, bp) }

// Below is how many bytes there must be under a stack pointer. The functions
// called are nosplit, and so use what they need without looking; 800 is what the
// linker lets them (StackNosplitBase, src/internal/abi/stack.go, line 14 in
// 1.23.1).
const Below = 4 << 10

// Foreign returns a pointer that Entersyscall takes for both, and the memory
// that it points into, large enough to stand in for the stack with these bounds
// but not part of it. The caller keeps that memory alive.
func Foreign(b gstack.Bounds) (pointer uintptr, memory []byte) {
	memory = make([]byte, Below+b.Size())
	return uintptr(unsafe.Pointer(&memory[Below])), memory
}

// call calls enter with sp in the register for the stack pointer, or leaves that
// alone if sp is 0, and bp in the one for the frame pointer; then exit.
func call(enter, exit func(), sp, bp uintptr)
