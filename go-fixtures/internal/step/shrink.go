package step

import (
	"errors"
	"runtime"

	"staleframe.dev/fixtures/internal/gstack"
)

// maxCollections bounds Shrink. One collection is enough as a rule; it takes
// another when the first finds the goroutine where it can't be copied.
const maxCollections = 10

// ErrNotShrunk says that collections ran and the stack kept its size.
var ErrNotShrunk = errors.New("the stack did not shrink")

// Shrink runs the garbage collector until the stack is copied to one of half
// the size.
//
// That takes a stack of which less than a quarter is used, counting the reserve
// for nosplit functions (runtime/stack.go, shrinkstack), so make it large first
// and return from what did. It can't be done from outside while the goroutine
// is in C, either: with syscallsp set the copier leaves a stack alone. In the
// callback syscallsp is zero.
func Shrink(*Goroutine) error { return shrink(maxCollections) }

// ShrinkIfLarge collects garbage once, and once more if the stack then still has
// the size it had. That may be as small as it can be.
func ShrinkIfLarge(*Goroutine) error {
	_ = shrink(2)
	return nil
}

// shrink runs the garbage collector so many times at most.
func shrink(collections int) error {
	size := gstack.Current().Size()
	for i := 0; i < collections; i++ {
		runtime.GC()
		if gstack.Current().Size() < size {
			return nil
		}
	}
	return ErrNotShrunk
}
