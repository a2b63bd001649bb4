package main

import (
	"runtime"
	"time"
)

// profileMutexes samples every wait for a mutex, and reads the profile over and over.
func profileMutexes() {
	runtime.SetMutexProfileFraction(1)
	for {
		time.Sleep(time.Millisecond)
		runtime.MutexProfile(make([]runtime.BlockProfileRecord, 1000))
	}
}
