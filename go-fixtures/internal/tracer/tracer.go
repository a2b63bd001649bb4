// Package tracer turns the execution tracer on and off.
package tracer

import "runtime/trace"

// Cycle starts and at once stops the tracer. It returns how many bytes the trace
// had.
//
// It is the stop that takes the stacks: when a generation of the trace ends,
// traceAdvance (runtime/trace.go, Go 1.22 and later) walks the stack of every
// goroutine that had no event in it. One that waits in C has none.
func Cycle() (bytes uint64, err error) {
	var count counter
	if err := trace.Start(&count); err != nil {
		return 0, err
	}
	trace.Stop() // returns after the last write
	return uint64(count), nil
}

type counter uint64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
