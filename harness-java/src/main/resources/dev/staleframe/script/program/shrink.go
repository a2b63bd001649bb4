package main

import (
	"runtime"
)

// shrink collects garbage, which halves a stack that is little used.
func shrink() {
	runtime.GC()
	runtime.GC()
}
