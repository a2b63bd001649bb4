package main

import (
	"io"
	"log"
	"runtime/trace"
	"time"
)

// recordFlight has the flight recorder on, and writes it over and over.
func recordFlight(pause time.Duration) {
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MinAge: pause, MaxBytes: 1 << 20})
	if err := recorder.Start(); err != nil {
		log.Fatal(err)
	}
	for {
		time.Sleep(pause)
		recorder.WriteTo(io.Discard)
	}
}
