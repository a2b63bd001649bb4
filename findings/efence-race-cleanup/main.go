// This program has 20 cleanups run, one after the other.
//
// Run it with
//
//	GODEBUG=efence=1 go run -race .
package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	for i := 0; i < 20; i++ {
		done := make(chan struct{})
		runtime.AddCleanup(new([64]byte), func(int) { close(done) }, 0)
		collectUntil(done)
	}
	fmt.Println("done")
}

func collectUntil(done <-chan struct{}) {
	for {
		runtime.GC()
		select {
		case <-done:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}
