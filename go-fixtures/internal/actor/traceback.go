package actor

import (
	"runtime"
	"sync"

	"staleframe.dev/fixtures/internal/ctraceback"
)

var traceback sync.Once

// traceC has the runtime ask C for its part of each stack, from now on. The runtime
// can't be told to stop that: it goes on for as long as the process does.
func traceC() {
	traceback.Do(func() {
		f := ctraceback.Functions()
		runtime.SetCgoTraceback(0, f.Traceback, f.Context, f.Symbolizer)
	})
}

// waiting does nothing until it is to stop.
func waiting(a *Actor) error {
	<-a.over
	return nil
}
