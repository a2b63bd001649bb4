// Package script has scenarios as data: a small language of nested steps.
//
//	scenario := [ "with" entry { "," entry } ";" ] { step }
//	entry    := NAME [ INT ] | NAME "=" VALUE
//	step     := NAME [ INT ] [ "{" { step } "}" ]
//	NAME     := [a-z]+      INT := 0 | [1-9][0-9]{0,5}      VALUE := 0 | [1-9][0-9]{0,3}
//
// White space separates, and # begins a comment up to the end of the line. The
// harness reads the same language (package dev.staleframe.script); what one of the
// two accepts and says of a text, the other must too.
package script

import (
	"strconv"
	"strings"
)

// The bounds of a scenario.
const (
	MostBytes = 4096
	MostSteps = 64 // those in blocks included
	MostDepth = 16 // of steps, the outermost being 1
)

// A Script is a scenario.
type Script struct {
	Header []Entry // at most one of a kind
	Steps  []Step  // what happens on a fresh goroutine, in order
}

// An Entry is an actor or, if Actor.Kind is "", something that the harness sees to:
// how this program is built, or run.
type Entry struct {
	Actor
	Harness string // as it is written
}

// An Actor goes on in the background for as long as the script does.
type Actor struct {
	Kind   ActorKind
	Number int // the usual one if none is given; 0 if it takes none
}

// Actors returns those of the header.
func (s Script) Actors() (list []Actor) {
	for _, e := range s.Header {
		if e.Kind != "" {
			list = append(list, e.Actor)
		}
	}
	return list
}

// A Step is one step, with the steps in it.
type Step struct {
	Kind   Kind
	Number int // the usual one if none is given; 0 if it takes none
	Block  []Step
}

// String returns the text that s is parsed from, in its canonical form: one line,
// single spaces, and no number where it is the usual one.
func (s Script) String() string {
	var b strings.Builder
	for i, e := range s.Header {
		b.WriteString(map[bool]string{true: "with ", false: ", "}[i == 0])
		b.WriteString(e.Harness)
		writeHead(&b, string(e.Kind), e.Number, actors[e.Kind].number)
	}
	if len(s.Header) > 0 {
		b.WriteString("; ")
	}
	writeSteps(&b, s.Steps)
	return strings.TrimSpace(b.String())
}

func writeSteps(b *strings.Builder, steps []Step) {
	for i, s := range steps {
		if i > 0 {
			b.WriteByte(' ')
		}
		writeHead(b, string(s.Kind), s.Number, shapes[s.Kind].number)
		if shapes[s.Kind].block == None {
			continue
		}
		b.WriteString(" { ")
		writeSteps(b, s.Block)
		if len(s.Block) > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte('}')
	}
}

func writeHead(b *strings.Builder, name string, number int, r Range) {
	b.WriteString(name)
	if r.takes() && number != r.Usual {
		b.WriteString(" " + strconv.Itoa(number))
	}
}
