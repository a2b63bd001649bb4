// Package step has the single steps a scenario is made of.
//
// A Step is a value. Steps nest and follow one another, keep no state outside
// the goroutine that does them, and can be done any number of times, so that a
// sequence of stack transitions can be put together by a program as well as by
// hand.
package step

import (
	"staleframe.dev/fixtures/internal/cloop"
	"staleframe.dev/fixtures/internal/gstack"
)

// A Step is something a goroutine does. It returns an error if what it is for
// could not be brought about.
type Step func(*Goroutine) error

// A Goroutine is what steps know and count of the goroutine that does them.
// Others may read it while that goroutine is parked in C, or has ended.
type Goroutine struct {
	ID       int
	Callback uint64 // index of the innermost callback that it is in, or was last
	Moves    uint64 // how often Watch saw its stack move
	Err      error  // the first error, if it is done by Run

	// OnMove, if not nil, is called after each move that Watch saw.
	OnMove func(g *Goroutine, from, to gstack.Bounds)
}

// Run does a step and keeps its error.
func (g *Goroutine) Run(s Step) { g.Err = s(g) }

// Sequence does steps one after the other, up to the first error.
func Sequence(steps ...Step) Step {
	return func(g *Goroutine) error {
		for _, s := range steps {
			if err := s(g); err != nil {
				return err
			}
		}
		return nil
	}
}

// Call calls C, which calls back n times and then parks there if told so. Each
// callback does the body, up to the first error; C parks even after one, or
// whoever awaits that would wait in vain.
func Call(loop *cloop.Loop, n uint64, park bool, body Step) Step {
	return func(g *Goroutine) error {
		var err error
		loop.Call(n, park, func(index uint64) {
			if err != nil {
				return
			}
			g.Callback = index
			err = body(g)
			g.Err = err // seen by others while this goroutine is parked
		})
		return err
	}
}

// CallOnly calls C, which does not call back and parks there if told so.
func CallOnly(loop *cloop.Loop, park bool) Step {
	return func(*Goroutine) error {
		loop.Call(0, park, nil)
		return nil
	}
}

// Watch does the body and counts whether the stack ends elsewhere afterwards. What
// is on a stack keeps its distance from the end, so that a pointer into one that
// was moved to the same end is as right as before. There and back within one body
// is not seen.
func Watch(body Step) Step {
	return func(g *Goroutine) error {
		from := gstack.Current()
		if err := body(g); err != nil {
			return err
		}
		if to := gstack.Current(); to.Hi != from.Hi {
			g.Moves++
			if g.OnMove != nil {
				g.OnMove(g, from, to)
			}
		}
		return nil
	}
}
