package main

import (
	"runtime"
	"time"
)

// collect collects garbage, over and over.
func collect(pause time.Duration) {
	for {
		runtime.GC()
		time.Sleep(pause)
	}
}
