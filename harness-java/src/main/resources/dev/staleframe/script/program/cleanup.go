package main

import (
	"runtime"
	"time"
)

// cleanup runs f in a cleanup and waits for it.
func cleanup(f func()) {
	done := make(chan struct{})
	runtime.AddCleanup(new([64]byte), func(int) {
		defer close(done)
		f()
	}, 0)
	for {
		runtime.GC()
		select {
		case <-done:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}
