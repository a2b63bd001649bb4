package main

import (
	"io"
	"log"
	"runtime/trace"
	"time"
)

// traceInCycles starts and stops the execution tracer, over and over.
func traceInCycles(on time.Duration) {
	for {
		if err := trace.Start(io.Discard); err != nil {
			log.Fatal(err)
		}
		time.Sleep(on)
		trace.Stop()
	}
}
