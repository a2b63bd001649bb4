package main

import (
	"runtime"
)

// derefs runs f in a deferred function that has recovered from a nil dereference.
func derefs(f func()) {
	defer func() {
		if _, ok := recover().(runtime.Error); ok {
			f()
		}
	}()
	load(nil)
}

type large [32]int

//go:noinline
func load(p *large) large {
	return *p
}
