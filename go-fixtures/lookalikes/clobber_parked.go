package main

import (
	"time"

	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-parked", clobberParked) }

// clobberParked has the tracer walk a goroutine that waits for a channel, from
// gp.sched.bp: the frames of golang/go 75478.
func clobberParked() {
	go clobber.Then(func() { <-make(chan int) })
	time.Sleep(20 * time.Millisecond)
	traceOnce()
}
