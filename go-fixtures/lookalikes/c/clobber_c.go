package main

// #include <unistd.h>
import "C"

import (
	"io"
	"runtime/trace"
	"time"

	"staleframe.dev/fixtures/internal/clobber"
	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("clobber-c", clobberC) }

// clobberC has the tracer walk a goroutine that is in C, as in issue 69087, but
// C never called back: the frame pointer that faults was clobbered by assembly
// further out. A log can't tell the two apart; the program's exports can.
func clobberC() {
	go clobber.Then(func() { C.sleep(60) })
	time.Sleep(20 * time.Millisecond)
	if err := trace.Start(io.Discard); err != nil {
		panic(err)
	}
	trace.Stop()
}
