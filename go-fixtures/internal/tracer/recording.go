package tracer

import (
	"fmt"
	"io"
)

// A Goroutine is one whose stack in a trace somebody wants to look at.
type Goroutine struct {
	Role     Role
	ID       uint64 // as the runtime numbers it
	Function string // that must be in its stack, and in no other goroutine's
}

// A Role says why a goroutine is looked at.
type Role string

const (
	Parked    Role = "parked"    // the scenario's, waiting in C: is its stack right?
	Bystander Role = "bystander" // another, whose stack a wrong one may turn out to be
)

// WriteRecording hands a trace and what has to be known to judge it to a reader
// outside. Recordings follow one another without anything in between:
//
//	recording <goroutines> <bytes>\n
//	<role> <id> <function>\n           as many lines as goroutines
//	                                   as many bytes as that: the trace
//
// The reader is package main of staleframe.dev/tracecheck, which can't import
// this one: that takes a newer Go than the fixture is built with.
func WriteRecording(w io.Writer, trace []byte, goroutines []Goroutine) error {
	text := fmt.Appendf(nil, "recording %d %d\n", len(goroutines), len(trace))
	for _, g := range goroutines {
		text = fmt.Appendf(text, "%s %d %s\n", g.Role, g.ID, g.Function)
	}
	_, err := w.Write(append(text, trace...))
	return err
}
