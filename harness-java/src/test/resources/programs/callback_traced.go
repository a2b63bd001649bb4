package main

// void callback(void);
// static inline void call(void) { callback(); }
import "C"

import (
	"io"
	"runtime/trace"
)

//export callback
func callback() { println("called") }

func main() {
	if err := trace.Start(io.Discard); err != nil {
		panic(err)
	}
	C.call()
	trace.Stop()
}
