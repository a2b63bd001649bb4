//go:build go1.23

package play

import "iter"

// HasCoro tells whether this release has iter.Pull.
const HasCoro = true

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
