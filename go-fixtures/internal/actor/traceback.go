package actor

import (
	"runtime"
	"sync"

	"staleframe.dev/fixtures/internal/ctraceback"
)

var traceback sync.Once

// tracingBackC has the runtime ask C for its part of each stack. The runtime can't
// be told to stop that, so that it goes on for as long as the process does.
func tracingBackC(a *Actor) error {
	traceback.Do(func() {
		f := ctraceback.Functions()
		runtime.SetCgoTraceback(0, f.Traceback, f.Context, f.Symbolizer)
	})
	<-a.over
	return nil
}
