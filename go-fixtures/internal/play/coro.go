//go:build go1.23

package play

import "iter"

// inCoro does the body in a sequence, which is resumed once for the body and once
// to end. A panic in it comes out here.
func inCoro(body func()) {
	next, stop := iter.Pull(func(yield func(struct{}) bool) {
		makeRoom()
		body()
		yield(struct{}{})
	})
	next()
	stop()
}

// pull returns a sequence that does the body and yields, again and again.
func pull(body func()) *sequence {
	next, stop := iter.Pull(func(yield func(struct{}) bool) {
		makeRoom()
		for body(); yield(struct{}{}); {
			body()
		}
	})
	return &sequence{next: func() { next() }, stop: stop}
}
