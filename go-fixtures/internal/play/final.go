package play

import (
	"errors"
	"runtime"
	"time"
)

const (
	maxCollections = 10

	// betweenCollections is how long an object may take to be found out by the
	// goroutine that runs finalizers.
	betweenCollections = 20 * time.Millisecond
)

var errNotCollected = errors.New("an object was not collected")

// mortal is large enough to be allocated by itself.
type mortal [64]byte

// collected drops an object, at the end of which the body is done, has garbage
// collected, and waits until the body is over.
func collected(atEnd func(func()), body func()) error {
	begun, over := make(chan struct{}), make(chan struct{})
	atEnd(func() {
		close(begun)
		defer close(over)
		body()
	})
	for i := 0; i < maxCollections; i++ {
		runtime.GC()
		select {
		case <-begun:
			<-over
			return nil
		case <-time.After(betweenCollections):
		}
	}
	return errNotCollected
}

// withFinalizer makes an object and drops it.
//
//go:noinline
func withFinalizer(f func()) {
	runtime.SetFinalizer(new(mortal), func(*mortal) { f() })
}
