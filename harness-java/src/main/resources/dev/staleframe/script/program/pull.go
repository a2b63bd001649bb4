package main

import (
	"iter"
)

// pull makes a sequence that runs f and yields, over and over. What it returns ends
// the sequence.
func pull(f func()) func() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		for f(); yield(0); {
			f()
		}
	})
	before := sequences
	sequences = append(sequences[:len(before):len(before)], &sequence{next: next})
	return func() {
		sequences = before
		stop()
	}
}

// sequences can be resumed, the newest last.
var sequences []*sequence

type sequence struct {
	next    func() (int, bool)
	running bool
}

// resume resumes the newest sequence that is not running.
func resume() {
	for i := len(sequences) - 1; i >= 0; i-- {
		if s := sequences[i]; !s.running {
			s.running = true
			s.next()
			s.running = false
			return
		}
	}
}
