package main

import (
	"context"
	"runtime/trace"

	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-log", clobberLog) }

// clobberLog records an event: the goroutine walks its own stack, from the
// register.
func clobberLog() {
	traced(func() { clobber.Then(func() { trace.Log(context.Background(), "a", "b") }) })
}
