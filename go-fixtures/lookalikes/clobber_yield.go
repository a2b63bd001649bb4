package main

import (
	"runtime"

	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-yield", clobberYield) }

// clobberYield gives up the processor while traced: the walk starts at
// gp.sched.bp, as in klauspost/compress#1097.
func clobberYield() {
	traced(func() { clobber.Then(runtime.Gosched) })
}
