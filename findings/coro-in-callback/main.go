// The execution tracer crashes on a goroutine that waits in C, which was called
// from an iter.Pull sequence that was resumed within a callback from C. See
// README.md.
package main

/*
#include <unistd.h>

extern void goCallback(void);

static void callBack(void) { goCallback(); }
static void wait(void) { usleep(20 * 1000); }
*/
import "C"

import (
	"io"
	"iter"
	"log"
	"runtime/trace"
	"time"
)

func main() {
	go traceInCycles()
	for i := 0; i < 20; i++ {
		done := make(chan bool)
		go func() { // Its stack is small: grow moves it.
			defer close(done)
			C.callBack()
		}()
		<-done
	}
	println("ok")
}

//export goCallback
func goCallback() {
	grow(64)
	next, stop := iter.Pull(func(yield func(int) bool) {
		C.wait()
		yield(0)
	})
	next()
	stop()
}

// grow needs n KiB of stack.
//
//go:noinline
func grow(n int) byte {
	var frame [1 << 10]byte
	frame[n%len(frame)] = byte(n)
	if n > 1 {
		frame[0] += grow(n - 1)
	}
	return frame[n%len(frame)] + frame[0]
}

// traceInCycles starts and stops the execution tracer, over and over.
func traceInCycles() {
	for {
		if err := trace.Start(io.Discard); err != nil {
			log.Fatal(err)
		}
		time.Sleep(2 * time.Millisecond)
		trace.Stop()
	}
}
