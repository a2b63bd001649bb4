package main

import "staleframe.dev/fixtures/internal/ending"

func init() { ending.Register("panic", panics) }

// panics ends with status 2 and a Go panic: a crash, but none of the runtime's.
func panics() { panic("an ending") }
