package main

import (
	"runtime"
	"time"
)

// finalizer runs f in a finalizer and waits for it.
func finalizer(f func()) {
	done := make(chan struct{})
	runtime.SetFinalizer(new([64]byte), func(*[64]byte) {
		defer close(done)
		f()
	})
	for {
		runtime.GC()
		select {
		case <-done:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}
