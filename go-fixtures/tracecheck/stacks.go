package main

import (
	"bytes"
	"fmt"
	"io"
	"path"

	"golang.org/x/exp/trace"
)

// A stack has the innermost frame first.
type stack []frame

type frame struct {
	pc       uint64
	function string // empty if the pc is in none
	file     string
	line     uint64
}

func (f frame) String() string {
	if f.function == "" {
		return fmt.Sprintf("%#x", f.pc)
	}
	return fmt.Sprintf("%s %s:%d", f.function, path.Base(f.file), f.line)
}

func (s stack) has(function string) bool {
	for _, f := range s {
		if f.function == function {
			return true
		}
	}
	return false
}

// stacks reads a trace and returns, by goroutine, the stack it recorded of each
// in which nothing had happened when the generation ended. Such a goroutine has
// one event, by which its state becomes known.
func stacks(of []byte) (map[uint64]stack, error) {
	from, err := trace.NewReader(bytes.NewReader(of))
	if err != nil {
		return nil, err
	}
	found := map[uint64]stack{}
	for {
		e, err := from.ReadEvent()
		if err == io.EOF {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		if e.Kind() != trace.EventStateTransition {
			continue
		}
		t := e.StateTransition()
		if t.Resource.Kind != trace.ResourceGoroutine || t.Stack == trace.NoStack {
			continue
		}
		if before, _ := t.Goroutine(); before == trace.GoUndetermined {
			found[uint64(t.Resource.Goroutine())] = frames(t.Stack)
		}
	}
}

func frames(of trace.Stack) stack {
	var s stack
	for f := range of.Frames() {
		s = append(s, frame{f.PC, f.Func, f.File, f.Line})
	}
	return s
}

// safely makes an error of a panic in read. Ended by it, tracecheck would be taken
// for a fixture that crashed.
func safely(read func([]byte) (map[uint64]stack, error), of []byte) (found map[uint64]stack, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("golang.org/x/exp/trace panicked: %v", r)
		}
	}()
	return read(of)
}
