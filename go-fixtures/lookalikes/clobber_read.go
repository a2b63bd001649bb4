package main

import (
	"time"

	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-read", clobberRead) }

// clobberRead has the tracer walk a goroutine that reads a pipe, from
// gp.syscallbp, which is right, into a frame pointer that assembly clobbered:
// SIGSEGV in fpTracebackPCs, with the same frames as issue 69087 on top. A
// pipe that os knows would be waited for without a system call.
func clobberRead() {
	read, _ := pipe()
	go clobber.Then(func() { readByte(read) })
	time.Sleep(20 * time.Millisecond)
	traceOnce()
}
