package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// A recording is a trace and the goroutines that the fixture wants to be looked
// at in it. The format is written down where they are written: WriteRecording in
// internal/tracer of the fixtures.
type recording struct {
	goroutines []goroutine
	trace      []byte
}

type goroutine struct {
	role     string // parked or bystander
	id       uint64
	function string // that must be in its stack, and in no other goroutine's
}

const (
	parked    = "parked"
	bystander = "bystander"
)

// next reads one recording. The error is io.EOF if there is none.
func next(from *bufio.Reader) (recording, error) {
	var r recording
	var goroutines, size uint32
	header, err := from.ReadString('\n')
	if err == io.EOF && header == "" {
		return r, io.EOF
	}
	if _, err := fmt.Sscanf(header, "recording %d %d\n", &goroutines, &size); err != nil {
		return r, fmt.Errorf("it begins with %.40q, not with how many goroutines and bytes there are", header)
	}
	for range goroutines {
		line, _ := from.ReadString('\n') // cut short it has too few words, or the trace is missing
		var g goroutine
		if _, err := fmt.Sscanf(line, "%s %d %s\n", &g.role, &g.id, &g.function); err != nil {
			return r, fmt.Errorf("%.40q is not a goroutine's role, id and function", line)
		}
		r.goroutines = append(r.goroutines, g)
	}
	var trace bytes.Buffer // grows with what there is, whatever the header claims
	if n, err := io.CopyN(&trace, from, int64(size)); err != nil {
		return r, fmt.Errorf("it ends after %d of %d bytes: did the fixture crash?", n, size)
	}
	r.trace = trace.Bytes()
	return r, nil
}
