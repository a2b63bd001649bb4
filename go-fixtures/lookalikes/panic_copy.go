package main

import (
	"context"
	"runtime"
	"runtime/trace"
	"time"

	"staleframe.dev/fixtures/internal/ending"
)

func init() {
	ending.Register("panic-copy-log", func() { traced(func() { panicCopy(log) }) })
	ending.Register("panic-copy-block", panicCopyBlock)
}

func log() { trace.Log(context.Background(), "a", "b") }

func panicCopyBlock() {
	runtime.SetBlockProfileRate(1)
	done := make(chan int)
	time.AfterFunc(20*time.Millisecond, func() { close(done) })
	panicCopy(func() { <-done })
}

// panicCopy runs f while a panic unwinds that struck in the middle of the copy
// of a large value. runtime.duffcopy, which copies it on amd64, used to move
// the frame pointer: golang/go 73748 and 73664.
func panicCopy(f func()) {
	defer func() {
		if recover() != nil {
			f()
		}
	}()
	use(load(nil))
}

type large [32]int

//go:noinline
func load(from *large) large { return *from }

//go:noinline
func use(large) {}
