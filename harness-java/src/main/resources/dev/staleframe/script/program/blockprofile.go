package main

import (
	"runtime"
	"time"
)

// profileBlocking samples whatever blocks, and reads the profile over and over.
func profileBlocking() {
	runtime.SetBlockProfileRate(1)
	for {
		time.Sleep(time.Millisecond)
		runtime.BlockProfile(make([]runtime.BlockProfileRecord, 1000))
	}
}
