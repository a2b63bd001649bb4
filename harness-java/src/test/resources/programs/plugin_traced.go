package main

// #include <unistd.h>
// void callback(void);
// static inline void call(void) {
//   callback();
//   sleep(60);
// }
import "C"

import (
	"io"
	"runtime/trace"
	"time"
)

//export callback
func callback() {
	recurse(200)
	go takeTraces()
}

//go:noinline
func recurse(frames int) byte {
	var frame [512]byte
	if frames > 0 {
		frame[frames] = recurse(frames - 1)
	}
	return frame[frames/2]
}

// takeTraces ends where a trace does not: the stack of Run is walked in it.
func takeTraces() {
	for {
		if trace.Start(io.Discard) == nil {
			trace.Stop()
		}
		time.Sleep(time.Millisecond)
	}
}

// Run is what a host calls.
func Run() { C.call() }

func main() {}
