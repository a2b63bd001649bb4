package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
)

// shown is how many frames of a wrong stack are in the event.
const shown = 8

// Recorded is the event that tracecheck writes. A goroutine counts once in each
// trace: Goroutines is the sum of the three that follow.
type Recorded struct {
	Event      string `json:"event"`      // "recorded"
	Traces     int    `json:"traces"`     // that were read
	Goroutines int    `json:"goroutines"` // that were parked in C
	Wrong      int    `json:"wrong"`      // recorded with a stack that is not theirs
	Right      int    `json:"right"`      // recorded with their own
	Unrecorded int    `json:"unrecorded"` // recorded without a stack (all of them up to Go 1.22), or not at all
	First      *Wrong `json:"first,omitempty"`
	Error      string `json:"error,omitempty"` // why there are no more traces
}

// Wrong is a goroutine with a stack that is not its own.
type Wrong struct {
	Goroutine uint64   `json:"goroutine"` // as the runtime numbers it
	Expected  string   `json:"expected"`  // the function that its own stack would have
	Recorded  []string `json:"recorded"`  // the innermost frames, "function file:line"
	Whose     Whose    `json:"whose"`
}

// Whose says where a wrong stack belongs.
type Whose struct {
	Goroutine uint64 `json:"goroutine"` // 0 if none has the same in that trace, or several
	Function  string `json:"function"`  // by which the fixture knows it, or else its outermost
}

// check reads recordings one after the other and counts.
func check(recordings []byte) Recorded {
	r := Recorded{Event: "recorded"}
	for from := bufio.NewReader(bytes.NewReader(recordings)); ; r.Traces++ {
		one, err := next(from)
		if err == io.EOF {
			return r
		}
		var found map[uint64]stack
		if err == nil {
			found, err = safely(stacks, one.trace)
		}
		if err != nil {
			r.Error = fmt.Sprintf("trace %d can't be read: %v", r.Traces, err)
			return r
		}
		r.judge(one.goroutines, found)
	}
}

// judge adds what one trace says of the goroutines that were parked.
func (r *Recorded) judge(goroutines []goroutine, found map[uint64]stack) {
	for _, g := range goroutines {
		if g.role != parked {
			continue
		}
		r.Goroutines++
		switch s := found[g.id]; {
		case len(s) == 0:
			r.Unrecorded++
		case s.has(g.function):
			r.Right++
		default:
			r.Wrong++
			if r.First == nil {
				r.First = wrong(g, s, goroutines, found)
			}
		}
	}
}

func wrong(g goroutine, s stack, goroutines []goroutine, found map[uint64]stack) *Wrong {
	w := &Wrong{Goroutine: g.id, Expected: g.function, Whose: Whose{owner(g.id, s, found), s[len(s)-1].function}}
	for _, f := range s[:min(shown, len(s))] {
		w.Recorded = append(w.Recorded, f.String())
	}
	for _, other := range goroutines {
		if s.has(other.function) {
			w.Whose.Function = other.function
			break
		}
	}
	return w
}

// owner returns the one other goroutine whose stack ends in the same frames, or
// 0. The innermost frame is left out: the tracer has it from gp.syscallpc, which
// is the goroutine's own, and only the rest from following gp.syscallbp
// (traceStack in runtime/tracestack.go, Go 1.23).
func owner(of uint64, s stack, found map[uint64]stack) (id uint64) {
	walked := s[1:]
	for other, whole := range found {
		if other == of || len(walked) == 0 || len(whole) < len(walked) {
			continue
		}
		if slices.Equal(whole[len(whole)-len(walked):], walked) {
			if id != 0 {
				return 0
			}
			id = other
		}
	}
	return id
}
