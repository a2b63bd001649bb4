package main

import (
	"runtime/debug"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("stack-overflow", stackOverflow) }

// stackOverflow ends with status 2, "runtime: goroutine stack exceeds
// 1048576-byte limit" and "fatal error: stack overflow". The limit is there so
// that it takes no gigabyte to get to.
func stackOverflow() {
	debug.SetMaxStack(1 << 20)
	descend(0)
}

//go:noinline
func descend(depth int) int {
	if depth < 0 {
		return 0
	}
	return descend(depth+1) + 1
}
