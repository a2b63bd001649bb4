package main

import (
	"iter"
)

// coro runs f in a sequence that is resumed from here.
func coro(f func()) {
	next, stop := iter.Pull(func(yield func(int) bool) {
		f()
		yield(0)
	})
	next()
	stop()
}
