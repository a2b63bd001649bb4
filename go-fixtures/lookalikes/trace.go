package main

import (
	"io"
	"runtime/trace"
)

func traceOnce() { traced(func() {}) }

func traced(f func()) {
	if err := trace.Start(io.Discard); err != nil {
		panic(err)
	}
	f()
	trace.Stop()
}
