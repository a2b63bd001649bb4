package main

import (
	"runtime"
	"time"
)

// changeProcs changes GOMAXPROCS, over and over.
func changeProcs() {
	for {
		for _, n := range []int{1, 2, 4, 3} {
			runtime.GOMAXPROCS(n)
			time.Sleep(time.Millisecond)
		}
	}
}
