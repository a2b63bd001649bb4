//go:build go1.25

package actor

import (
	"io"
	"runtime/trace"
	"time"

	"staleframe.dev/fixtures/internal/cstep"
)

// flightBytes is about how much the recorder keeps.
const flightBytes = 1 << 20

// recording has the flight recorder on, and written now and then. To C that waits
// for the tracer each writing is a cycle of it: it takes all stacks anew.
func recording(period time.Duration, watch Watcher) func(*Actor) error {
	return func(a *Actor) error {
		recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: period, MaxBytes: flightBytes})
		if err := recorder.Start(); err != nil {
			return err
		}
		defer recorder.Stop()
		for a.pause(period) {
			if watch != nil {
				watch.TraceBegins()
			}
			cstep.TraceBegins()
			bytes, err := recorder.WriteTo(io.Discard)
			cstep.TraceEnded()
			if err != nil {
				return err
			}
			if watch != nil {
				watch.TraceEnded(uint64(bytes))
			}
		}
		return nil
	}
}
