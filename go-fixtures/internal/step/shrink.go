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
func Shrink(*Goroutine) error {
	size := gstack.Current().Size()
	for i := 0; i < maxCollections; i++ {
		runtime.GC()
		if gstack.Current().Size() < size {
			return nil
		}
	}
	return ErrNotShrunk
}
