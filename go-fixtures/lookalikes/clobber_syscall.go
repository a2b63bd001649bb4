package main

import (
	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-syscall", clobberSyscall) }

// clobberSyscall enters a system call while traced: GoSysCall walks from
// gp.syscallbp, which the call has just set.
func clobberSyscall() {
	_, write := pipe()
	traced(func() { clobber.Then(func() { writeByte(write) }) })
}
