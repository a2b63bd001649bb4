package main

import (
	"runtime"
	"time"

	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-block", clobberBlock) }

// clobberBlock has the block profiler walk, which does so by frame pointers
// since Go 1.23: golang/go 69629.
func clobberBlock() {
	runtime.SetBlockProfileRate(1)
	done := make(chan int)
	time.AfterFunc(20*time.Millisecond, func() { close(done) })
	clobber.Then(func() { <-done })
}
