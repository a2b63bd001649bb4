// The execution tracer crashes in a deferred function that runs while a panic
// unwinds past a call of C. See README.md.
package main

// void run(void);
import "C"

import (
	"io"
	"runtime"
	"runtime/trace"
)

//export goPanic
func goPanic() { panic("planned") }

func main() {
	if err := trace.Start(io.Discard); err != nil {
		panic(err)
	}
	defer trace.Stop()
	func() {
		defer func() { recover() }()
		defer runtime.Gosched() // While it panics, the tracer takes this stack.
		C.run()
	}()
	println("ok")
}
