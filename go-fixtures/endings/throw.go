package main

import (
	"sync"

	"staleframe.dev/fixtures/internal/ending"
)

func init() { ending.Register("throw", throw) }

// throw ends with status 2 and "fatal error: sync: unlock of unlocked mutex",
// which no recover can stop. Unlike concurrent map writes it needs no luck.
func throw() {
	defer func() { _ = recover() }()
	var mu sync.Mutex
	mu.Unlock()
}
