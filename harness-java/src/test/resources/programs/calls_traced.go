package main

// static int answer(void) { return 42; }
import "C"

import (
	"io"
	"runtime/trace"
)

func main() {
	if err := trace.Start(io.Discard); err != nil {
		panic(err)
	}
	println(C.answer())
	trace.Stop()
}
