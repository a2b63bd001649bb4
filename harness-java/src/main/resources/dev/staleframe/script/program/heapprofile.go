package main

import (
	"runtime"
	"time"
)

// profileHeap samples every allocation, and reads the profile over and over.
func profileHeap() {
	runtime.MemProfileRate = 1
	for {
		time.Sleep(time.Millisecond)
		runtime.MemProfile(make([]runtime.MemProfileRecord, 1000), true)
	}
}
