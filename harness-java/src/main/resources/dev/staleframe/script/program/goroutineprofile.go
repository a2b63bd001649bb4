package main

import (
	"runtime"
	"time"
)

// profileGoroutines takes the stacks of all goroutines, over and over.
func profileGoroutines(pause time.Duration) {
	for {
		time.Sleep(pause)
		runtime.GoroutineProfile(make([]runtime.StackRecord, 1000))
	}
}
