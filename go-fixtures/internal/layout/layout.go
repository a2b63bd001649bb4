// Package layout knows where the fields are in the runtime's g that the probe
// reads. They move between releases, so the place to ask is the binary itself.
package layout

import (
	"errors"
	"strconv"
	"strings"
)

// A Layout has offsets from the start of a runtime.g, in bytes.
type Layout struct {
	StackLo, StackHi                uintptr
	SyscallSP, SyscallPC, SyscallBP uintptr

	// HasBP tells whether there is a field syscallbp. It came with Go 1.23
	// (runtime/runtime2.go); before, nothing could be stale.
	HasBP bool
}

// limit is more than a g has had in any release (about 450 bytes).
const limit = 4096

const wordSize = strconv.IntSize / 8

const syscallBP = "syscallbp"

// fields names the offsets, in the order they are written in.
func (l *Layout) fields() []field {
	return []field{
		{"stackLo", &l.StackLo},
		{"stackHi", &l.StackHi},
		{"syscallsp", &l.SyscallSP},
		{"syscallpc", &l.SyscallPC},
		{syscallBP, &l.SyscallBP},
	}
}

type field struct {
	name   string
	offset *uintptr
}

// Parse reads the compact form, such as
//
//	stackLo=0,stackHi=8,syscallsp=112,syscallpc=120,syscallbp=128
//
// in any order. Only syscallbp may be missing.
func Parse(s string) (Layout, error) {
	var l Layout
	fields := l.fields()
	seen := map[string]bool{}
	for _, pair := range strings.Split(s, ",") {
		name, value, _ := strings.Cut(pair, "=")
		at := target(fields, name)
		if at == nil {
			return Layout{}, errors.New("unknown field " + strconv.Quote(name))
		}
		if seen[name] {
			return Layout{}, errors.New(name + " is there twice")
		}
		seen[name] = true
		offset, err := strconv.ParseUint(value, 10, 32)
		if err != nil || offset >= limit || offset%wordSize != 0 {
			return Layout{}, errors.New(name + ": " + strconv.Quote(value) + " is not the offset of a word in a g")
		}
		*at = uintptr(offset)
	}
	l.HasBP = seen[syscallBP]
	for _, f := range fields {
		if !seen[f.name] && f.name != syscallBP {
			return Layout{}, errors.New(f.name + " is missing")
		}
	}
	return l, nil
}

func target(fields []field, name string) *uintptr {
	for _, f := range fields {
		if f.name == name {
			return f.offset
		}
	}
	return nil
}

// String returns the compact form.
func (l Layout) String() string { return l.format("", "=") }

// JSON returns the layout as an object on one line. It is by hand for the reason
// given in package event.
func (l Layout) JSON() string { return "{" + l.format(`"`, `":`) + "}" }

func (l Layout) format(before, between string) string {
	var b strings.Builder
	for i, f := range l.fields() {
		if f.name == syscallBP && !l.HasBP {
			continue
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(before + f.name + between + strconv.FormatUint(uint64(*f.offset), 10))
	}
	return b.String()
}
