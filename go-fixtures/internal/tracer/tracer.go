// Package tracer turns the execution tracer on and off, and hands its traces to
// a reader outside.
package tracer

import (
	"io"
	"runtime/trace"
)

// Cycle starts and at once stops the tracer, which writes to w. It returns how
// many bytes the trace had.
//
// It is the stop that takes the stacks: when a generation of the trace ends,
// traceAdvance (runtime/trace.go, Go 1.22 and later) walks the stack of every
// goroutine that had no event in it. One that waits in C has none.
func Cycle(w io.Writer) (bytes uint64, err error) { return Around(w, func() {}) }

// Around is Cycle with something to do while the tracer is on.
func Around(w io.Writer, body func()) (bytes uint64, err error) {
	c := counter{to: w}
	if err := trace.Start(&c); err != nil {
		return 0, err
	}
	body()
	trace.Stop() // returns after the last write
	return c.bytes, c.err
}

// A counter remembers the first error, since the tracer does not look at it.
type counter struct {
	to    io.Writer
	bytes uint64
	err   error
}

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += uint64(len(p))
	n, err := c.to.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}
