package actor

import (
	"io"
	"time"

	"staleframe.dev/fixtures/internal/cstep"
	"staleframe.dev/fixtures/internal/tracer"
)

// A Watcher is told of each cycle of the tracer.
type Watcher interface {
	TraceBegins()
	TraceEnded(bytes uint64)
}

// tracing turns the tracer on and off, one cycle at least, and leaves it on for so
// long each time, or until it is to stop.
func tracing(on time.Duration, watch Watcher) func(*Actor) error {
	return func(a *Actor) error {
		for {
			if watch != nil {
				watch.TraceBegins()
			}
			cstep.TraceBegins()
			bytes, err := tracer.Around(io.Discard, func() { a.pause(on) })
			cstep.TraceEnded()
			if err != nil {
				return err
			}
			if watch != nil {
				watch.TraceEnded(bytes)
			}
			if a.isOver() {
				return nil
			}
		}
	}
}
